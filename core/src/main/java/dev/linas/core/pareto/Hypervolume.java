package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.List;

/**
 * Hypervolume: the volume of what some cost vectors dominate, up to a reference point.
 *
 * <p>One to three objectives are swept in O(n log n) with sums of positive terms only; the sweep of
 * three follows Beume et al., "On the Complexity of Computing the Hypervolume Indicator" (2009).
 * From four on it is WFG (While, Bradstreet and Barone, "A Fast Way of Calculating Exact
 * Hypervolumes", 2012) with slicing, which takes one objective off at each level and ends in the
 * sweep of three.
 *
 * <p>Vectors are sorted first, so the result does not depend on their order, bit for bit; nor on
 * dominated vectors and duplicates. Costs may have any finite magnitude: where products would leave
 * the range of doubles, each objective is scaled by a power of two.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * Exact hypervolume of some cost vectors. Its time grows fast with the objectives from four on.
     *
     * @param costs cost vectors, minimised; those not better than the reference in every objective
     *     are ignored
     * @param reference reference point as costs, finite, one per objective, at least one
     * @return the volume in the product of the objectives' units, &ge; 0; 0 exactly where no vector
     *     is better than the reference everywhere, {@link Double#MAX_VALUE} where it is larger than
     *     that
     * @throws IllegalArgumentException if a length differs, a cost is NaN or negative infinity, or
     *     the reference is not finite or empty
     */
    public static double of(List<double[]> costs, double[] reference) {
        return measure(costs, reference, Long.MAX_VALUE).value();
    }

    /**
     * The hypervolume in about a second at most: exact as long as it takes few enough steps, else
     * estimated by sampling ({@link UnionSampling}). The same input gives the same result
     * everywhere.
     *
     * @param costs as for {@link #of}
     * @param reference as for {@link #of}
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static Volume measure(List<double[]> costs, double[] reference) {
        return measure(costs, reference, SliceVolume.STEPS_OF_A_SECOND);
    }

    static Volume measure(List<double[]> costs, double[] reference, long steps) {
        double[][] points = better(costs, reference);
        if (points.length == 0) {
            return Volume.exact(0.0);
        }
        BoxScale scale = BoxScale.of(points, reference);
        double[] corner = scale.scaled(reference);
        double[][] scaled = scale.scaled(points);
        SliceVolume exact = new SliceVolume(steps);
        double volume = exact.of(scaled.clone(), corner.length, corner);
        if (!exact.isExhausted()) {
            return Volume.exact(scale.unscaled(volume));
        }
        Volume estimate = UnionSampling.estimate(SliceVolume.nonDominated(scaled), corner);
        return Volume.estimate(scale.unscaled(estimate.value()), scale.unscaled(estimate.error()));
    }

    /** The vectors that count, checked and copied. */
    private static double[][] better(List<double[]> costs, double[] reference) {
        check(costs, reference);
        double[][] points =
                costs.stream()
                        .filter(point -> strictlyBetter(point, reference))
                        .toArray(double[][]::new);
        return CostMatrix.checked(points);
    }

    private static boolean strictlyBetter(double[] point, double[] reference) {
        for (int o = 0; o < point.length; o++) {
            if (point[o] >= reference[o]) {
                return false;
            }
        }
        return true;
    }

    private static void check(List<double[]> costs, double[] reference) {
        if (reference.length == 0 || !Arrays.stream(reference).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "reference point is "
                            + Arrays.toString(reference)
                            + "; expected one finite cost per objective");
        }
        for (double[] point : costs) {
            if (point.length != reference.length) {
                throw new IllegalArgumentException(
                        "cost vector %s has %d components, but the reference point has %d"
                                .formatted(Arrays.toString(point), point.length, reference.length));
            }
            for (double cost : point) {
                if (Double.isNaN(cost) || cost == Double.NEGATIVE_INFINITY) {
                    throw new IllegalArgumentException(
                            "cost vector is "
                                    + Arrays.toString(point)
                                    + "; its hypervolume is not defined");
                }
            }
        }
    }
}
