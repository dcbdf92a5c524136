package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Exact hypervolume: the volume of what some cost vectors dominate, up to a reference point.
 *
 * <p>One to three objectives are swept in O(n log n) with sums of positive terms only; the sweep of
 * three follows Beume et al., "On the Complexity of Computing the Hypervolume Indicator" (2009). From
 * four on it is WFG (While, Bradstreet and Barone, "A Fast Way of Calculating Exact Hypervolumes",
 * 2012) with slicing, which takes one objective off at each level and ends in the sweep of three.
 *
 * <p>Vectors are sorted first, so the result does not depend on their order, bit for bit; nor on
 * dominated vectors and duplicates.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * Hypervolume of some cost vectors.
     *
     * @param costs cost vectors, minimised; those not better than the reference in every objective
     *     are ignored
     * @param reference reference point as costs, finite, one per objective, at least one
     * @return the volume in the product of the objectives' units, &ge; 0; 0 of no vectors
     * @throws IllegalArgumentException if a length differs, a cost is NaN or negative infinity, or the
     *     reference is not finite or empty
     */
    public static double of(List<double[]> costs, double[] reference) {
        check(costs, reference);
        double[][] points =
                costs.stream()
                        .filter(point -> strictlyBetter(point, reference))
                        .toArray(double[][]::new);
        return volume(CostMatrix.checked(points), reference.length, reference);
    }

    /** Volume of points of {@code objectives} components; sorts the given array. */
    private static double volume(double[][] points, int objectives, double[] reference) {
        return switch (objectives) {
            case 1 -> length(points, reference);
            case 2 -> area(points, reference);
            case 3 -> new StaircaseSweep(reference).volume(points);
            default -> slices(nonDominated(points), objectives, reference);
        };
    }

    private static double length(double[][] points, double[] reference) {
        double best = reference[0];
        for (double[] point : points) {
            best = Math.min(best, point[0]);
        }
        return reference[0] - best;
    }

    private static double area(double[][] points, double[] reference) {
        Arrays.sort(points, Arrays::compare);
        double area = 0.0;
        double top = reference[1];
        for (double[] point : points) {
            if (point[1] < top) {
                area += (reference[0] - point[0]) * (top - point[1]);
                top = point[1];
            }
        }
        return area;
    }

    /**
     * WFG: the sum over the points, worst in the last objective first, of what each dominates and no
     * later one does. All later points reach beyond the point's last component, so what they take
     * from it is a volume of one objective less.
     */
    private static double slices(double[][] points, int objectives, double[] reference) {
        int last = objectives - 1;
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble((double[] point) -> -point[last]));
        double total = 0.0;
        for (int i = 0; i < sorted.length; i++) {
            double[] point = sorted[i];
            double box = 1.0;
            for (int o = 0; o < last; o++) {
                box *= reference[o] - point[o];
            }
            double exclusive = box - volume(limit(sorted, i, last), last, reference);
            total += (reference[last] - point[last]) * Math.max(0.0, exclusive);
        }
        return total;
    }

    /** The later points, each moved into the region that the given one dominates. */
    private static double[][] limit(double[][] sorted, int index, int objectives) {
        double[][] limited = new double[sorted.length - index - 1][objectives];
        for (int i = 0; i < limited.length; i++) {
            for (int o = 0; o < objectives; o++) {
                limited[i][o] = Math.max(sorted[index][o], sorted[index + 1 + i][o]);
            }
        }
        return limited;
    }

    /** The distinct points that none dominates, in lexicographic order; sorts the given array. */
    private static double[][] nonDominated(double[][] sorted) {
        Arrays.sort(sorted, Arrays::compare);
        int kept = 0;
        for (double[] point : sorted) {
            boolean covered = false;
            for (int i = kept - 1; i >= 0 && !covered; i--) {
                covered = noWorse(sorted[i], point);
            }
            if (!covered) {
                sorted[kept++] = point;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static boolean noWorse(double[] left, double[] right) {
        for (int o = 0; o < left.length; o++) {
            if (left[o] > right[o]) {
                return false;
            }
        }
        return true;
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
