package dev.linas.proposer.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The region between a reference point and a front of one to three costs, cut into boxes: slabs
 * along the third cost, and in each slab strips along the first one, as Emmerich, Giannakoglou and
 * Naujoks (2006) cut it to compute an expected improvement exactly. A cost that is not there counts
 * as 0 with a reference of 1. Immutable.
 */
final class NonDominatedRegion {
    /** Costs that there can be at most. */
    static final int MOST_OBJECTIVES = 3;

    /** Per cost: that of every member, then the reference. */
    private final double[][] thresholds;

    private final List<Slab> slabs;

    /**
     * A slab from the end of the one before it.
     *
     * @param end index of the threshold of the third cost where it ends
     * @param staircase members that bound it, the first cost ascending and the second descending
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside this class
    private record Slab(int end, int[] staircase) {}

    /**
     * @param front cost vectors, none of which dominates another; not changed
     * @param reference one cost each; what is no better adds nothing
     */
    NonDominatedRegion(List<double[]> front, double[] reference) {
        double[] corner = padded(reference, 1);
        double[][] members =
                front.stream()
                        .map(costs -> padded(costs, 0))
                        .filter(costs -> below(costs, corner))
                        .sorted(Comparator.comparingDouble(costs -> costs[2]))
                        .toArray(double[][]::new);
        int n = members.length;
        this.thresholds = new double[MOST_OBJECTIVES][n + 1];
        for (int o = 0; o < MOST_OBJECTIVES; o++) {
            for (int m = 0; m < n; m++) {
                thresholds[o][m] = members[m][o];
            }
            thresholds[o][n] = corner[o];
        }
        this.slabs = new ArrayList<>(n + 1);
        for (int end = 0; end <= n; end++) {
            if (end == 0 || thresholds[2][end] > thresholds[2][end - 1]) {
                slabs.add(new Slab(end, staircase(end)));
            }
        }
    }

    /** The members before an index that no other of them is better than in two costs. */
    private int[] staircase(int end) {
        Integer[] order = new Integer[end];
        Arrays.setAll(order, m -> m);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer m) -> thresholds[0][m])
                        .thenComparingDouble(m -> thresholds[1][m]));
        int[] steps = new int[end];
        int count = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int m : order) {
            if (thresholds[1][m] < best) {
                best = thresholds[1][m];
                steps[count++] = m;
            }
        }
        return Arrays.copyOf(steps, count);
    }

    /**
     * The hypervolume that a sub-network is expected to add, its costs being independent: the sum
     * over the boxes of products of {@link CostDistribution#expectedBelow}.
     *
     * @param costs one distribution per cost; O(members) of them for two, O(members^2) for three
     */
    double expectedImprovement(CostDistribution... costs) {
        double[][] below = new double[MOST_OBJECTIVES][];
        for (int o = 0; o < MOST_OBJECTIVES; o++) {
            CostDistribution cost = o < costs.length ? costs[o] : CostDistribution.ZERO;
            below[o] = Arrays.stream(thresholds[o]).map(cost::expectedBelow).toArray();
        }
        double total = 0;
        double before = 0;
        for (Slab slab : slabs) {
            double height = below[2][slab.end()] - before;
            if (height > 0) {
                total += height * area(below[0], below[1], slab.staircase());
            }
            before = below[2][slab.end()];
        }
        return total;
    }

    private static double area(double[] first, double[] second, int[] staircase) {
        int reference = first.length - 1;
        double area = 0;
        double before = 0;
        double height = second[reference];
        for (int member : staircase) {
            area += (first[member] - before) * height;
            before = first[member];
            height = second[member];
        }
        return area + (first[reference] - before) * height;
    }

    private static double[] padded(double[] costs, double missing) {
        double[] result = new double[MOST_OBJECTIVES];
        Arrays.fill(result, missing);
        System.arraycopy(costs, 0, result, 0, costs.length);
        return result;
    }

    private static boolean below(double[] costs, double[] corner) {
        for (int o = 0; o < MOST_OBJECTIVES; o++) {
            if (costs[o] >= corner[o]) {
                return false;
            }
        }
        return true;
    }
}
