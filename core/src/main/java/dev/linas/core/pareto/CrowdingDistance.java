package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Crowding distance within one front (Deb et al., 2002, section III-B): per objective the gap between
 * the two neighbours, as a share of the front's range, summed over the objectives.
 *
 * <p>The two ends of every objective are infinitely far apart from the rest. An objective that is
 * constant over the front says nothing and contributes 0. Solutions of equal cost are ordered by
 * their other costs, then by index, so the distances do not depend on the order of the members, and
 * of equal solutions at an end only one is infinite.
 */
public final class CrowdingDistance {
    private CrowdingDistance() {}

    /**
     * Crowding distances of one front.
     *
     * @param costs cost vectors of all solutions, of one length; finite for the members
     * @param members indices of the front's solutions, each once
     * @return distance per member, in their order; &ge; 0, {@link Double#POSITIVE_INFINITY} at the
     *     ends. If every objective is constant, the member of the lowest index is an end
     * @throws IllegalArgumentException if a member's cost is not finite or lengths differ
     */
    public static double[] of(double[][] costs, int[] members) {
        double[][] selected = new double[members.length][];
        Arrays.setAll(selected, i -> costs[members[i]]);
        double[][] rows = CostMatrix.checked(selected);
        requireFinite(rows);
        double[] distances = new double[rows.length];
        int objectives = rows.length == 0 ? 0 : rows[0].length;
        boolean distinct = false;
        for (int o = 0; o < objectives; o++) {
            distinct |= addGaps(rows, members, o, distances);
        }
        if (!distinct && rows.length > 0) {
            distances[lowest(members)] = Double.POSITIVE_INFINITY;
        }
        return distances;
    }

    /** Adds one objective's contribution; returns whether it varies over the front. */
    private static boolean addGaps(
            double[][] rows, int[] members, int objective, double[] distances) {
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingDouble(i -> rows[i][objective])
                        .thenComparing((a, b) -> Arrays.compare(rows[a], rows[b]))
                        .thenComparingInt(i -> members[i]));
        int last = order.length - 1;
        double lowest = rows[order[0]][objective];
        double range = rows[order[last]][objective] - lowest;
        if (range == 0.0) {
            return false;
        }
        distances[order[0]] = Double.POSITIVE_INFINITY;
        distances[order[last]] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < last; i++) {
            double gap = rows[order[i + 1]][objective] - rows[order[i - 1]][objective];
            distances[order[i]] += gap / range;
        }
        return true;
    }

    private static int lowest(int[] members) {
        int best = 0;
        for (int i = 1; i < members.length; i++) {
            if (members[i] < members[best]) {
                best = i;
            }
        }
        return best;
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
