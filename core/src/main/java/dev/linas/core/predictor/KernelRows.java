package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/**
 * The {@link HammingKernel} between any genome and a fixed list of support genomes.
 *
 * <p>The exponential of a sum is a product, so for every variable and option the factors of all
 * supports are tabulated once; a row of n kernels then costs n multiplications per variable, over
 * contiguous arrays, and no exponential. Thread-safe once built. Memory: 8 bytes x supports x
 * one-hot columns.
 */
public final class KernelRows {
    private final SearchSpace space;
    private final OneHotEncoding encoding;
    private final double linear;
    private final int supports;

    /** Per variable, option (the last one stands for inactive) and support: its factor. */
    private final double[][][] factors;

    /** Per one-hot column and support: the linear part of a set bit. */
    private final double[][] slopes;

    /** Per support: the linear part of a row without bits. */
    private final double[] intercepts;

    /** Mean of the supports' one-hot rows. */
    private final double[] centre;

    /** Factor that scales centred rows to a mean squared norm of 1. */
    private final double norm;

    /** The terms that the kernel adds for cells; null where it ignores them. */
    private final CellTerms cells;

    /**
     * @param supports genomes of the space, canonical
     * @throws IllegalArgumentException if the kernel or a support is of another space
     */
    public KernelRows(HammingKernel kernel, OneHotEncoding encoding, List<Genome> supports) {
        this.encoding = encoding;
        this.space = encoding.space();
        this.linear = kernel.linear();
        this.supports = supports.size();
        if (kernel.thetas().length != space.size()) {
            throw new IllegalArgumentException(
                    "kernel has %d weights, but the space has %d variables"
                            .formatted(kernel.thetas().length, space.size()));
        }
        supports.forEach(space::check);
        this.cells = kernel.cell().map(cell -> new CellTerms(cell, space, supports)).orElse(null);
        int[][] codes = new int[supports.size()][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes(supports.get(i));
        }
        this.factors = factors(kernel, codes);
        int[][] columns = new int[supports.size()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns(codes[i]);
        }
        this.centre = centre(columns);
        this.norm = norm(columns);
        this.slopes = new double[centre.length][codes.length];
        this.intercepts = new double[codes.length];
        tabulateLinear(columns);
    }

    /** Number of supports: the length of a row. */
    public int size() {
        return supports;
    }

    /**
     * Computes the kernels of a genome with every support.
     *
     * @param genome canonical genome of the space
     * @param row receives {@link #size()} kernels
     */
    public void fill(Genome genome, double[] row) {
        int[] codes = codes(genome);
        System.arraycopy(factors[0][codes[0]], 0, row, 0, supports);
        int v = 1;
        for (; v + 4 <= codes.length; v += 4) {
            multiply(
                    row,
                    factors[v][codes[v]],
                    factors[v + 1][codes[v + 1]],
                    factors[v + 2][codes[v + 2]],
                    factors[v + 3][codes[v + 3]]);
        }
        for (; v < codes.length; v++) {
            multiply(row, factors[v][codes[v]]);
        }
        if (cells != null) {
            cells.addTo(row, genome);
        }
        if (linear > 0) {
            add(row, intercepts);
            int[] set = columns(codes);
            int c = 0;
            for (; c + 4 <= set.length; c += 4) {
                add(
                        row,
                        slopes[set[c]],
                        slopes[set[c + 1]],
                        slopes[set[c + 2]],
                        slopes[set[c + 3]]);
            }
            for (; c < set.length; c++) {
                add(row, slopes[set[c]]);
            }
        }
    }

    /** The kernel of a genome with itself. */
    public double self(Genome genome) {
        double own = cells == null ? 1 : 1 + cells.self();
        return linear == 0 ? own : own + linear * norm * squares(columns(codes(genome)));
    }

    private int[] codes(Genome genome) {
        return encoding.codes(cells == null ? genome : cells.canonical(genome));
    }

    private double[][][] factors(HammingKernel kernel, int[][] codes) {
        double[][][] result = new double[space.size()][][];
        for (int v = 0; v < result.length; v++) {
            double[][] byCodes = factors(kernel, v);
            result[v] = new double[byCodes.length][codes.length];
            for (int option = 0; option < byCodes.length; option++) {
                for (int i = 0; i < codes.length; i++) {
                    result[v][option][i] = byCodes[option][codes[i][v]];
                }
            }
        }
        return result;
    }

    /** The factor of every pair of codes of a variable. */
    private double[][] factors(HammingKernel kernel, int variable) {
        int codes = space.optionCount(variable) + 1;
        double[][] result = new double[codes][codes];
        for (int left = 0; left < codes; left++) {
            for (int right = 0; right <= left; right++) {
                double distance =
                        OptionDistances.of(space, variable, kernel.isOrdered(), left, right);
                result[left][right] = StrictMath.exp(-kernel.theta(variable) * distance);
                result[right][left] = result[left][right];
            }
        }
        return result;
    }

    /** Columns of the set bits, ascending. */
    private int[] columns(int[] codes) {
        int[] result = new int[codes.length];
        int count = 0;
        for (int v = 0; v < codes.length; v++) {
            if (codes[v] < space.optionCount(v)) {
                result[count++] = encoding.offset(v) + codes[v];
            }
        }
        return Arrays.copyOf(result, count);
    }

    private double[] centre(int[][] columns) {
        double[] mean = new double[encoding.columns()];
        for (int[] row : columns) {
            for (int column : row) {
                mean[column] += 1;
            }
        }
        // Divided once: a column that is set in every row must have a mean of exactly 1.
        for (int column = 0; column < mean.length && columns.length > 0; column++) {
            mean[column] /= columns.length;
        }
        return mean;
    }

    /** Squared norm of a centred row. */
    private double squares(int[] columns) {
        double squares = 0;
        int next = 0;
        for (int column = 0; column < centre.length; column++) {
            boolean set = next < columns.length && columns[next] == column;
            double difference = set ? 1 - centre[column] : -centre[column];
            squares += difference * difference;
            next += set ? 1 : 0;
        }
        return squares;
    }

    private double norm(int[][] columns) {
        double total = 0;
        for (int[] row : columns) {
            total += squares(row) / columns.length;
        }
        return total > 0 ? 1 / total : 0;
    }

    private void tabulateLinear(int[][] columns) {
        double centreSquared = 0;
        for (double mean : centre) {
            centreSquared += mean * mean;
        }
        for (int i = 0; i < columns.length; i++) {
            double overlap = 0;
            for (int column = 0; column < centre.length; column++) {
                slopes[column][i] = linear * norm * -centre[column];
            }
            for (int column : columns[i]) {
                slopes[column][i] = linear * norm * (1 - centre[column]);
                overlap += centre[column];
            }
            intercepts[i] = linear * norm * (centreSquared - overlap);
        }
    }

    private static void multiply(double[] row, double[] by) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= by[i];
        }
    }

    private static void add(double[] row, double[] by) {
        for (int i = 0; i < row.length; i++) {
            row[i] += by[i];
        }
    }

    /** Four at once: the same products in the same order as one after the other. */
    private static void multiply(double[] row, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] * a[i] * b[i] * c[i] * d[i];
        }
    }

    private static void add(double[] row, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] + a[i] + b[i] + c[i] + d[i];
        }
    }
}
