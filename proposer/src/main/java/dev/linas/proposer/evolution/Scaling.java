package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.List;

/**
 * Brings the costs of unlike objectives to one scale: 0 at the ideal point, 1 at the nadir. Costs
 * that are no numbers do not count, and come out as {@value #FARTHEST}.
 */
final class Scaling {
    /** Largest scaled cost, so that sums of squares stay finite. */
    static final double FARTHEST = 1e6;

    private final double[] ideal;
    private final double[] range;

    /**
     * @param ideal costs that become 0; copied
     * @param nadir costs that become 1; where it is not beyond the ideal, costs are only shifted
     */
    Scaling(double[] ideal, double[] nadir) {
        this.ideal = ideal.clone();
        this.range = new double[ideal.length];
        for (int o = 0; o < range.length; o++) {
            double gap = nadir[o] - ideal[o];
            range[o] = gap > 0 && Double.isFinite(gap) ? gap : 1;
        }
    }

    /** From the best to the worst costs of some individuals. */
    static Scaling of(List<Prediction> individuals, int objectives) {
        return new Scaling(lowest(individuals, objectives), highest(individuals, objectives));
    }

    /** The least cost of each objective; 0 where there is none. */
    static double[] lowest(List<Prediction> individuals, int objectives) {
        double[] lowest = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            double best = Double.POSITIVE_INFINITY;
            for (Prediction individual : individuals) {
                best = Math.min(best, finite(individual.cost(o), Double.POSITIVE_INFINITY));
            }
            lowest[o] = finite(best, 0);
        }
        return lowest;
    }

    /** The largest cost of each objective; 0 where there is none. */
    static double[] highest(List<Prediction> individuals, int objectives) {
        double[] highest = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            double worst = Double.NEGATIVE_INFINITY;
            for (Prediction individual : individuals) {
                worst = Math.max(worst, finite(individual.cost(o), Double.NEGATIVE_INFINITY));
            }
            highest[o] = finite(worst, 0);
        }
        return highest;
    }

    double[] scaled(Prediction individual) {
        double[] scaled = new double[ideal.length];
        for (int o = 0; o < scaled.length; o++) {
            double value = (individual.cost(o) - ideal[o]) / range[o];
            scaled[o] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
        }
        return scaled;
    }

    double[][] scaled(List<Prediction> individuals) {
        return individuals.stream().map(this::scaled).toArray(double[][]::new);
    }

    double[] ideal() {
        return Arrays.copyOf(ideal, ideal.length);
    }

    private static double finite(double cost, double otherwise) {
        return Math.abs(cost) < Double.MAX_VALUE ? cost : otherwise;
    }
}
