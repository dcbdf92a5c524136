package dev.linas.proposer.inner;

import dev.linas.core.predictor.Posterior;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.Map;

/**
 * Measured values of one objective, in the place of what is predicted.
 *
 * @param rows by genome; not changed
 * @param objective position of the objective
 */
record KnownValues(Map<Genome, Evaluation> rows, int objective) {

    /** The same predictions but where the value is known. */
    Predictor.Scorer scorer(Predictor.Scorer scorer) {
        return genomes -> {
            double[] scores = scorer.score(genomes);
            for (int g = 0; g < scores.length; g++) {
                double value = value(genomes.get(g));
                scores[g] = Double.isNaN(value) ? scores[g] : value;
            }
            return scores;
        };
    }

    /** The same posterior, certain of what is known. */
    Posterior posterior(Posterior posterior) {
        return genomes -> {
            Posterior.Marginals marginals = posterior.at(genomes);
            double[] means = marginals.means().clone();
            double[] deviations = marginals.deviations().clone();
            for (int g = 0; g < means.length; g++) {
                double value = value(genomes.get(g));
                if (!Double.isNaN(value)) {
                    means[g] = marginals.transform().latent(value);
                    deviations[g] = 0;
                }
            }
            return new Posterior.Marginals(means, deviations, marginals.transform());
        };
    }

    private double value(Genome genome) {
        Evaluation row = rows.get(genome);
        return row == null ? Double.NaN : row.value(objective);
    }
}
