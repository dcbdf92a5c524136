package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.List;

/**
 * The adaptive normalisation of NSGA-III (Deb and Jain, 2014, section IV-C): remembers the ideal
 * point and the extreme points of all generations of a run. Confined to one thread.
 */
final class NicheNormalisation {
    private final double[] ideal;

    /**
     * Costs of the extreme point of every objective, unscaled; null before the first generation.
     */
    private double[][] extremes;

    NicheNormalisation(int objectives) {
        this.ideal = new double[objectives];
        Arrays.fill(ideal, Double.POSITIVE_INFINITY);
    }

    /**
     * Takes note of a generation.
     *
     * @param first its first front
     * @param considered all that may survive
     */
    Scaling update(List<Prediction> first, List<Prediction> considered) {
        double[] lowest = Scaling.lowest(first, ideal.length);
        for (int o = 0; o < ideal.length; o++) {
            ideal[o] = Math.min(ideal[o], lowest[o]);
        }
        updateExtremes(first);
        double[][] shifted = Arrays.stream(extremes).map(this::shifted).toArray(double[][]::new);
        double[] nadir =
                Hyperplane.intercepts(shifted)
                        .map(this::unshifted)
                        .orElseGet(() -> Scaling.highest(first, ideal.length));
        double[] worst = Scaling.highest(considered, ideal.length);
        for (int o = 0; o < nadir.length; o++) {
            if (!(nadir[o] > ideal[o]) || nadir[o] > worst[o]) {
                nadir[o] = worst[o];
            }
        }
        return new Scaling(ideal, nadir);
    }

    private void updateExtremes(List<Prediction> first) {
        double[][] costs = Prediction.costs(first);
        if (extremes == null) {
            extremes = new double[ideal.length][];
        }
        for (int o = 0; o < extremes.length; o++) {
            for (double[] candidate : costs) {
                if (extremes[o] == null
                        || Hyperplane.alongAxis(shifted(candidate), o)
                                < Hyperplane.alongAxis(shifted(extremes[o]), o)) {
                    extremes[o] = candidate;
                }
            }
        }
    }

    private double[] shifted(double[] costs) {
        double[] shifted = new double[ideal.length];
        for (int o = 0; o < shifted.length; o++) {
            shifted[o] = Math.min(costs[o] - ideal[o], Double.MAX_VALUE / 1e9);
        }
        return shifted;
    }

    private double[] unshifted(double[] intercepts) {
        double[] nadir = new double[ideal.length];
        for (int o = 0; o < nadir.length; o++) {
            nadir[o] = ideal[o] + intercepts[o];
        }
        return nadir;
    }
}
