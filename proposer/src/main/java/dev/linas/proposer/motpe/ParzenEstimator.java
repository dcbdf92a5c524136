package dev.linas.proposer.motpe;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Densities of the options of every variable: weighted counts over observations in which the
 * variable is active, plus a uniform prior of the weight of one observation (Bergstra et al.,
 * 2011). Immutable.
 */
public final class ParzenEstimator {
    private static final double PRIOR = 1;

    private final double[][] densities;

    private ParzenEstimator(double[][] densities) {
        this.densities = densities;
    }

    /**
     * @param observations what it is estimated from, may be empty
     * @param weights one per observation, &ge; 0; null: 1 each
     */
    public static ParzenEstimator of(
            SearchSpace space, List<Prediction> observations, double[] weights) {
        double[][] densities = new double[space.size()][];
        for (int v = 0; v < densities.length; v++) {
            densities[v] = new double[space.optionCount(v)];
            Arrays.fill(densities[v], PRIOR / densities[v].length);
        }
        for (int i = 0; i < observations.size(); i++) {
            Genome genome = observations.get(i).genome();
            boolean[] active = space.active(genome);
            for (int v = 0; v < densities.length; v++) {
                if (active[v]) {
                    densities[v][genome.option(v)] += weights == null ? 1 : weights[i];
                }
            }
        }
        for (double[] density : densities) {
            double sum = Arrays.stream(density).sum();
            for (int option = 0; option < density.length; option++) {
                density[option] /= sum;
            }
        }
        return new ParzenEstimator(densities);
    }

    /** Density of an option; above 0, all options of a variable add up to 1. */
    public double density(int variable, int option) {
        return densities[variable][option];
    }

    /** Draws an option of a variable. */
    public int draw(int variable, SplittableRandom random) {
        double left = random.nextDouble();
        double[] density = densities[variable];
        for (int option = 0; option < density.length - 1; option++) {
            left -= density[option];
            if (left < 0) {
                return option;
            }
        }
        return density.length - 1;
    }
}
