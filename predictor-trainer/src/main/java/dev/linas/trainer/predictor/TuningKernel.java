package dev.linas.trainer.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;

/**
 * The {@link dev.linas.core.predictor.HammingKernel} among the rows of one training set, and its
 * derivatives, for many settings of its weights.
 *
 * <p>A row of the exponential part is a product of one tabulated factor per variable, and the
 * derivatives gather weights by variable and option before they meet a distance: all inner loops
 * run over contiguous numbers without a sum that must be kept in order, so they vectorise with the
 * same bits everywhere. One evaluation costs O(variables x rows^2).
 *
 * <p>Dimensions are the variables and, where the space declares a cell, its paths as one more.
 */
final class TuningKernel {
    private final int rows;
    private final int variables;

    /** Per variable and row: option, or the number of options where it is inactive. */
    private final int[][] codes;

    /** Per variable, code and row: the distance from that code to the row's: 0, 1/2 or 1. */
    private final double[][][] distances;

    /** Per row and earlier row: paths in which they differ; null without a cell. */
    private final int[][] paths;

    private final int mostPaths;

    /** Per row and earlier row or the row itself: scaled centred inner product. */
    private final double[][] linear;

    TuningKernel(TrainingSet data) {
        this(data, true);
    }

    /**
     * @param comparePaths whether the paths of a cell are a dimension, where the space declares one
     */
    TuningKernel(TrainingSet data, boolean comparePaths) {
        OneHotEncoding encoding = data.encoding();
        this.rows = data.size();
        this.variables = encoding.space().size();
        this.codes = new int[variables][rows];
        for (int i = 0; i < rows; i++) {
            int[] row = encoding.codes(data.genome(i));
            for (int v = 0; v < variables; v++) {
                codes[v][i] = row[v];
            }
        }
        this.distances = new double[variables][][];
        for (int v = 0; v < variables; v++) {
            distances[v] = distances(codes[v], encoding.space().optionCount(v));
        }
        CellPaths cell = comparePaths ? encoding.space().cell().orElse(null) : null;
        this.mostPaths = cell == null ? 0 : cell.paths();
        this.paths = cell == null ? null : paths(cell, data);
        this.linear = linear(data);
    }

    /** Number of variables, plus 1 where the space declares a cell. */
    int dimensions() {
        return variables + (paths == null ? 0 : 1);
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
     * @param weights one per dimension, &ge; 0
     * @return lower triangle with the diagonal
     */
    double[][] exponential(double[] weights) {
        double[][][] factors = new double[variables][][];
        for (int v = 0; v < variables; v++) {
            factors[v] = factors(distances[v], weights[v]);
        }
        double[] pathFactors = pathFactors(weights);
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
            for (int j = 0; paths != null && j < i; j++) {
                row[j] *= pathFactors[paths[i][j]];
            }
            kernel[i] = row;
        }
        return kernel;
    }

    /**
     * Weighted sums of distances.
     *
     * @param weights weight per pair of different rows: lower triangle without the diagonal
     * @return per dimension the sum over all pairs of weight times distance
     */
    double[] weighted(double[][] weights) {
        double[] sums = new double[dimensions()];
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
        if (paths != null) {
            double[] gathered = new double[2 * mostPaths + 1];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < i; j++) {
                    gathered[paths[i][j]] += weights[i][j];
                }
            }
            for (int d = 0; d < gathered.length; d++) {
                sums[variables] += gathered[d] * d / mostPaths;
            }
        }
        return sums;
    }

    private static double[][] distances(int[] codes, int inactive) {
        double[][] result = new double[inactive + 1][codes.length];
        for (int code = 0; code <= inactive; code++) {
            for (int j = 0; j < codes.length; j++) {
                boolean oneInactive = code == inactive || codes[j] == inactive;
                result[code][j] = code == codes[j] ? 0 : oneInactive ? 0.5 : 1;
            }
        }
        return result;
    }

    private static double[][] factors(double[][] distances, double weight) {
        double differs = StrictMath.exp(-weight);
        double half = StrictMath.exp(-weight / 2);
        double[][] factors = new double[distances.length][distances[0].length];
        for (int code = 0; code < factors.length; code++) {
            for (int j = 0; j < factors[code].length; j++) {
                double distance = distances[code][j];
                factors[code][j] = distance == 0 ? 1 : distance == 1 ? differs : half;
            }
        }
        return factors;
    }

    private double[] pathFactors(double[] weights) {
        double[] table = new double[paths == null ? 0 : 2 * mostPaths + 1];
        for (int d = 0; d < table.length; d++) {
            table[d] = StrictMath.exp(-weights[variables] * d / mostPaths);
        }
        return table;
    }

    private static int[][] paths(CellPaths cell, TrainingSet data) {
        long[][] packed = data.genomes().stream().map(cell::pack).toArray(long[][]::new);
        int[][] result = new int[packed.length][];
        for (int i = 0; i < packed.length; i++) {
            result[i] = new int[i];
            for (int j = 0; j < i; j++) {
                result[i][j] = OneHotEncoding.squaredDistance(packed[i], packed[j]);
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
