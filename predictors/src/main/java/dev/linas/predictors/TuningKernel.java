package dev.linas.predictors;

import dev.linas.core.predictor.OptionDistances;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.Arrays;

/**
 * The {@link dev.linas.core.predictor.HammingKernel} among the rows of one training set, and its
 * derivatives, for many settings of its weights.
 *
 * <p>A row of the exponential part is a product of one tabulated factor per variable, and the
 * derivatives gather weights by variable and option before they meet a distance: all inner loops
 * run over contiguous numbers without a sum that must be kept in order, so they vectorise with the
 * same bits everywhere. One evaluation costs O(variables x rows^2).
 */
final class TuningKernel {
    private final int rows;
    private final int variables;

    /** Whether it knows the order of options that ascend. */
    private final boolean ordered;

    /** Per variable and row: which of the different codes that the rows have. */
    private final int[][] codes;

    /** Per variable and two of its codes: their distance. */
    private final double[][][] codeDistances;

    /** Per variable, code and row: the distance from that code to the row's. */
    private final double[][][] distances;

    /** Per row and earlier row or the row itself: scaled centred inner product. */
    private final double[][] linear;

    /**
     * @param ordered whether it knows the order of options that ascend ({@link OptionDistances})
     */
    TuningKernel(TrainingSet data, boolean ordered) {
        OneHotEncoding encoding = data.encoding();
        SearchSpace space = encoding.space();
        this.ordered = ordered;
        this.rows = data.size();
        this.variables = space.size();
        this.codes = new int[variables][rows];
        int[][] ofRows = data.genomes().stream().map(encoding::codes).toArray(int[][]::new);
        this.codeDistances = new double[variables][][];
        this.distances = new double[variables][][];
        for (int v = 0; v < variables; v++) {
            int variable = v;
            int[] different =
                    Arrays.stream(ofRows)
                            .mapToInt(row -> row[variable])
                            .distinct()
                            .sorted()
                            .toArray();
            for (int i = 0; i < rows; i++) {
                codes[v][i] = Arrays.binarySearch(different, ofRows[i][v]);
            }
            codeDistances[v] = distances(space, v, different);
            distances[v] = ofRows(codeDistances[v], codes[v]);
        }
        this.linear = linear(data);
    }

    boolean isOrdered() {
        return ordered;
    }

    int variables() {
        return variables;
    }

    /** Scaled centred inner products: lower triangle with the diagonal; for reading only. */
    double[][] linear() {
        return linear;
    }

    /**
     * The exponential part.
     *
     * @param weights the first are those of the variables, &ge; 0
     * @return lower triangle with the diagonal
     */
    double[][] exponential(double[] weights) {
        double[][][] factors = new double[variables][][];
        for (int v = 0; v < variables; v++) {
            factors[v] = ofRows(factors(codeDistances[v], weights[v]), codes[v]);
        }
        double[][] kernel = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] row = Arrays.copyOf(factors[0][codes[0][i]], i + 1);
            int v = 1;
            for (; v + 4 <= variables; v += 4) {
                multiply(
                        row,
                        factors[v][codes[v][i]],
                        factors[v + 1][codes[v + 1][i]],
                        factors[v + 2][codes[v + 2][i]],
                        factors[v + 3][codes[v + 3][i]]);
            }
            for (; v < variables; v++) {
                multiply(row, factors[v][codes[v][i]]);
            }
            kernel[i] = row;
        }
        return kernel;
    }

    /**
     * Weighted sums of distances.
     *
     * @param weights weight per pair of different rows: lower triangle without the diagonal
     * @return per variable the sum over all pairs of weight times distance
     */
    double[] weighted(double[][] weights) {
        double[] sums = new double[variables];
        for (int v = 0; v < variables; v++) {
            double[][] gathered = new double[distances[v].length][rows];
            for (int i = 0; i < rows; i++) {
                add(gathered[codes[v][i]], weights[i], i);
            }
            for (int code = 0; code < gathered.length; code++) {
                double[] distance = distances[v][code];
                for (int j = 0; j < rows; j++) {
                    sums[v] += gathered[code][j] * distance[j];
                }
            }
        }
        return sums;
    }

    private double[][] distances(SearchSpace space, int variable, int[] different) {
        double[][] result = new double[different.length][different.length];
        for (int i = 0; i < different.length; i++) {
            for (int j = 0; j < different.length; j++) {
                result[i][j] =
                        OptionDistances.of(space, variable, ordered, different[i], different[j]);
            }
        }
        return result;
    }

    private static double[][] factors(double[][] distances, double weight) {
        double[][] factors = new double[distances.length][distances.length];
        for (int i = 0; i < factors.length; i++) {
            for (int j = 0; j <= i; j++) {
                factors[i][j] = StrictMath.exp(-weight * distances[i][j]);
                factors[j][i] = factors[i][j];
            }
        }
        return factors;
    }

    /** Per code and row: the entry of that code and the row's. */
    private static double[][] ofRows(double[][] byCodes, int[] codes) {
        double[][] result = new double[byCodes.length][codes.length];
        for (int code = 0; code < result.length; code++) {
            for (int i = 0; i < codes.length; i++) {
                result[code][i] = byCodes[code][codes[i]];
            }
        }
        return result;
    }

    /** Centred one-hot inner products, scaled to a mean diagonal of 1. */
    private static double[][] linear(TrainingSet data) {
        int n = data.size();
        int columns = data.encoding().columns();
        double[] mean = new double[columns];
        double[][] bits = new double[n][columns];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns; c++) {
                bits[i][c] = data.bit(i, c) ? 1 : 0;
                mean[c] += bits[i][c];
            }
        }
        // Divided once: a column that is set in every row must have a mean of exactly 1.
        for (int c = 0; c < columns && n > 0; c++) {
            mean[c] /= n;
        }
        double meanSquared = 0;
        double[] overlaps = new double[n];
        for (int c = 0; c < columns; c++) {
            meanSquared += mean[c] * mean[c];
            for (int i = 0; i < n; i++) {
                overlaps[i] += bits[i][c] * mean[c];
            }
        }
        double[][] kernel = new double[n][];
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
            kernel[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = data.overlap(i, j) - overlaps[i] - overlaps[j] + meanSquared;
            }
            diagonal += kernel[i][i] / n;
        }
        // What rounding leaves of equal rows is nothing.
        double scale = diagonal > 1e-9 ? 1 / diagonal : 0;
        for (double[] row : kernel) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= scale;
            }
        }
        return kernel;
    }

    private static void multiply(double[] row, double[] by) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= by[j];
        }
    }

    private static void multiply(double[] row, double[] a, double[] b, double[] c, double[] d) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j] * a[j] * b[j] * c[j] * d[j];
        }
    }

    private static void add(double[] sums, double[] weights, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += weights[j];
        }
    }
}
