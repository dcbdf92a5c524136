package dev.linas.core.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Crowding distance within one front (Deb et al., 2002, section III-B): per objective the gap
 * between the two neighbours, as a share of the front's range, summed over the objectives.
 *
 * <p>The two ends of every objective are infinitely far apart from the rest. An objective that is
 * constant over the front says nothing and contributes 0. Solutions of equal cost in one objective
 * are ordered by the others. Of solutions equal in all only the one of the lowest index counts; the
 * others add nothing to the front, so their distance is 0. Hence the distances do not depend on the
 * order of the members.
 */
public final class CrowdingDistance {
    private CrowdingDistance() {}

    /**
     * Crowding distances of one front.
     *
     * @param costs cost vectors of all solutions, of one length; finite for the members
     * @param members indices of the front's solutions, each once
     * @return distance per member, in their order; &ge; 0, {@link Double#POSITIVE_INFINITY} at the
     *     ends, and for the only one where all are equal
     * @throws IllegalArgumentException if a member's cost is not finite or lengths differ
     */
    public static double[] of(double[][] costs, int[] members) {
        double[][] selected = new double[members.length][];
        Arrays.setAll(selected, i -> costs[members[i]]);
        double[][] rows = CostMatrix.checked(selected);
        requireFinite(rows);
        double[] distances = new double[rows.length];
        List<Integer> distinct = distinct(rows, members);
        if (distinct.size() == 1) {
            distances[distinct.get(0)] = Double.POSITIVE_INFINITY;
            return distances;
        }
        for (int o = 0; o < (rows.length == 0 ? 0 : rows[0].length); o++) {
            addGaps(rows, distinct, o, distances);
        }
        return distances;
    }

    /** The rows without repetitions, in lexicographic order. */
    private static List<Integer> distinct(double[][] rows, int[] members) {
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer, double[]>comparing(i -> rows[i], Arrays::compare)
                        .thenComparingInt(i -> members[i]));
        List<Integer> distinct = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || !Arrays.equals(rows[order[i]], rows[order[i - 1]])) {
                distinct.add(order[i]);
            }
        }
        return distinct;
    }

    /**
     * Adds one objective's contribution. The sort is stable, so ties stay in lexicographic order.
     */
    private static void addGaps(
            double[][] rows, List<Integer> distinct, int objective, double[] distances) {
        int[] order =
                distinct.stream()
                        .sorted(Comparator.comparingDouble(i -> rows[i][objective]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int last = order.length - 1;
        double best = rows[order[0]][objective];
        double worst = rows[order[last]][objective];
        double scale = Double.isInfinite(worst - best) ? 0.25 : 1.0; // both may be huge
        double range = scale * worst - scale * best;
        if (range == 0.0) {
            return;
        }
        distances[order[0]] = Double.POSITIVE_INFINITY;
        distances[order[last]] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < last; i++) {
            double above = scale * rows[order[i + 1]][objective];
            double gap = above - scale * rows[order[i - 1]][objective];
            distances[order[i]] += gap / range;
        }
    }

    private static void requireFinite(double[][] rows) {
        for (double[] row : rows) {
            for (double cost : row) {
                if (!Double.isFinite(cost)) {
                    throw new IllegalArgumentException(
                            "cost vector is " + Arrays.toString(row) + "; expected finite costs");
                }
            }
        }
    }
}
