package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import java.util.List;

/**
 * The expectation of a predictor for measurements of genomes, with its uncertainty: a normal
 * distribution of a latent value that grows with the metric. What no predictor can know of a
 * sub-network, be it noise of the measurement or its own peculiarity, is part of the uncertainty.
 */
public interface Posterior {
    /**
     * Means and standard deviations.
     *
     * @param genomes canonical genomes of the space
     */
    Marginals at(List<Genome> genomes);

    /** The posterior of a predictor without uncertainty: its predictions, with deviation 0. */
    static Posterior certain(Predictor.Scorer scorer) {
        return genomes ->
                new Marginals(
                        scorer.score(genomes), new double[genomes.size()], LabelTransform.IDENTITY);
    }

    /**
     * The normal distribution of every genome, each for itself, on the latent scale.
     *
     * @param means one per genome
     * @param deviations one per genome, &ge; 0
     * @param transform from latent values to those of the metric
     */
    @SuppressWarnings("ArrayRecordComponent") // a batch of plain numbers, read and dropped
    record Marginals(double[] means, double[] deviations, LabelTransform transform) {
        /**
         * A quantile of the metric.
         *
         * @param genome place of the genome in the batch
         * @param deviations how many standard deviations above (below, if negative) the mean
         */
        public double value(int genome, double deviations) {
            return transform.value(means[genome] + deviations * this.deviations[genome]);
        }
    }
}
