package dev.linas.core.pareto;

import java.util.Arrays;

/** Rows of costs, checked and compared: what the algorithms of this package share. */
final class CostMatrix {
    private CostMatrix() {}

    /**
     * A copy of the rows in which every zero is positive, so that {@code ==} and {@link
     * Double#compare} agree.
     *
     * @throws IllegalArgumentException if rows differ in length or hold NaN
     */
    static double[][] checked(double[][] costs) {
        double[][] rows = new double[costs.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = costs[i].clone();
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(
                        "cost vector %d has %d components, but the first has %d"
                                .formatted(i, rows[i].length, rows[0].length));
            }
            for (int o = 0; o < rows[i].length; o++) {
                if (Double.isNaN(rows[i][o])) {
                    throw new IllegalArgumentException(
                            "cost vector %d is %s; leave out what was not measured"
                                    .formatted(i, Arrays.toString(rows[i])));
                }
                rows[i][o] += 0.0;
            }
        }
        return rows;
    }

    /** The row indices in lexicographic order of the rows; equal rows by index. */
    static int[] lexicographic(double[][] rows) {
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Arrays.compare(rows[a], rows[b]));
        int[] result = new int[order.length];
        Arrays.setAll(result, i -> order[i]);
        return result;
    }
}
