package dev.linas.benchmarks.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the cost vectors that no other one dominates. Pure and deterministic. */
final class NonDominated {
    private NonDominated() {}

    /**
     * The non-dominated vectors, equal ones once.
     *
     * @param costs cost vectors of one length, minimised, none of them NaN; not changed
     * @return in lexicographic order
     */
    static List<double[]> of(List<double[]> costs) {
        double[][] sorted = costs.toArray(double[][]::new);
        Arrays.sort(sorted, Arrays::compare);
        List<double[]> kept = new ArrayList<>();
        for (double[] cost : sorted) {
            if (!covered(cost, kept)) {
                kept.add(cost);
            }
        }
        return kept;
    }

    /** Whether a kept vector is no worse anywhere; all of them stand before the given one. */
    private static boolean covered(double[] cost, List<double[]> kept) {
        if (cost.length == 2) { // the last one has the least second component so far
            return !kept.isEmpty() && kept.get(kept.size() - 1)[1] <= cost[1];
        }
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (noWorse(kept.get(i), cost)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the left vector is at most the right one in every component. */
    static boolean noWorse(double[] left, double[] right) {
        for (int o = 0; o < left.length; o++) {
            if (left[o] > right[o]) {
                return false;
            }
        }
        return true;
    }
}
