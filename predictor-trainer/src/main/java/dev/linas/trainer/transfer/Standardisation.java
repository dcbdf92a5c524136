package dev.linas.trainer.transfer;

import java.util.stream.IntStream;

/** Brings columns to mean 0 and standard deviation 1; leaves out those that never differ. */
final class Standardisation {
    private final int[] columns;
    private final double[] means;
    private final double[] deviations;

    private Standardisation(int[] columns, double[] means, double[] deviations) {
        this.columns = columns;
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * @param rows at least one, all of one length
     */
    static Standardisation of(double[][] rows) {
        int width = rows[0].length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int c = 0; c < width; c++) {
            int column = c;
            double[] values =
                    IntStream.range(0, rows.length).mapToDouble(r -> rows[r][column]).toArray();
            for (double value : values) {
                means[c] += value / values.length;
            }
            deviations[c] = Scale.deviation(values);
        }
        int[] columns = IntStream.range(0, width).filter(c -> deviations[c] > 0).toArray();
        return new Standardisation(columns, means, deviations);
    }

    /** The same rows, standardised; not changed themselves. */
    double[][] apply(double[][] rows) {
        double[][] result = new double[rows.length][columns.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                int column = columns[c];
                result[r][c] = (rows[r][column] - means[column]) / deviations[column];
            }
        }
        return result;
    }
}
