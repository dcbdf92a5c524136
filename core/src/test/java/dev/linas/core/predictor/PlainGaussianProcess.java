package dev.linas.core.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;

/**
 * A Gaussian process computed the plain way, as an independent reference: kernels from one-hot rows
 * and activity as the Javadoc of {@link HammingKernel} says, systems by Gaussian elimination.
 */
final class PlainGaussianProcess {
    private final HammingKernel kernel;
    private final OneHotEncoding encoding;
    private final List<Genome> supports;
    private final double[] mean;
    private final double meanSquaredNorm;

    PlainGaussianProcess(HammingKernel kernel, OneHotEncoding encoding, List<Genome> supports) {
        this.kernel = kernel;
        this.encoding = encoding;
        this.supports = supports;
        this.mean = new double[encoding.columns()];
        for (Genome support : supports) {
            double[] row = oneHot(canonical(support));
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c];
            }
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= supports.size();
        }
        double squares = 0;
        for (Genome support : supports) {
            squares += dot(centred(canonical(support)), centred(canonical(support)));
        }
        this.meanSquaredNorm = squares / supports.size();
    }

    double kernel(Genome first, Genome second) {
        Genome left = canonical(first);
        Genome right = canonical(second);
        boolean[] leftActive = encoding.space().active(left);
        boolean[] rightActive = encoding.space().active(right);
        double exponent = 0;
        for (int v = 0; v < leftActive.length; v++) {
            double[] one = place(v, leftActive[v], left.option(v));
            double[] other = place(v, rightActive[v], right.option(v));
            for (int d = 0; d < one.length; d++) {
                exponent -= kernel.theta(v) * (one[d] - other[d]) * (one[d] - other[d]);
            }
        }
        double product = dot(centred(left), centred(right));
        double linear = meanSquaredNorm == 0 ? 0 : product / meanSquaredNorm;
        double cells = kernel.cell().map(cell -> cell(cell, left, right)).orElse(0.0);
        return kernel.linear() * linear + Math.exp(exponent) + cells;
    }

    /**
     * A point per option whose squared distances are those of the kernel: corners of a simplex for
     * names, steps on a line for an order. What does not count lies beside their middle.
     */
    private double[] place(int variable, boolean active, int option) {
        int options = encoding.space().optionCount(variable);
        boolean line =
                kernel.isOrdered()
                        && options >= 8
                        && encoding.space().variables().get(variable).ascends();
        double[] point = new double[line ? 2 : options + 1];
        double beside = Math.sqrt(0.5 / options);
        if (line) {
            double step = Math.sqrt(6.0 / options / (options + 1));
            point[0] = step * (active ? option : (options - 1) / 2.0);
            point[1] = active ? 0 : beside;
        } else if (active) {
            point[option] = Math.sqrt(0.5);
        } else {
            Arrays.fill(point, 0, options, Math.sqrt(0.5) / options);
            point[options] = beside;
        }
        return point;
    }

    private double cell(CellKernel cell, Genome left, Genome right) {
        CellPaths paths = encoding.space().cell().orElseThrow();
        double distance = 0;
        for (int option = 0; option < 5; option++) {
            int difference = count(left, option) - count(right, option);
            distance += difference * difference;
        }
        boolean same = Arrays.equals(paths.pack(left), paths.pack(right));
        return (same ? cell.equal() : 0) + cell.operations() * Math.exp(-cell.decay() * distance);
    }

    /** How often an option stands on an edge that is not dead. */
    private int count(Genome genome, int option) {
        int count = 0;
        for (int v = 0; v < genome.length(); v++) {
            count += genome.option(v) == option && !isDead(genome, v) ? 1 : 0;
        }
        return count;
    }

    /** Whether the cell computes the same with the zero operation, option 0, on that edge. */
    private boolean isDead(Genome genome, int variable) {
        CellPaths paths = encoding.space().cell().orElseThrow();
        int[] options = genome.toIndices();
        options[variable] = 0;
        return Arrays.equals(paths.pack(genome), paths.pack(Genome.of(options)));
    }

    private Genome canonical(Genome genome) {
        if (kernel.cell().isEmpty()) {
            return genome;
        }
        int[] options = genome.toIndices();
        for (int v = 0; v < options.length; v++) {
            options[v] = isDead(genome, v) ? 0 : options[v];
        }
        return Genome.of(options);
    }

    /** Kernels of a genome with every support. */
    double[] row(Genome genome) {
        return supports.stream().mapToDouble(support -> kernel(genome, support)).toArray();
    }

    /** {@code (K + noise I)^-1 right}. */
    double[] solve(double noise, double[] right) {
        return solve(noise, right, SourceTask.NONE);
    }

    /** The same, with first rows that are of another task. */
    double[] solve(double noise, double[] right, SourceTask source) {
        return solve(noise, right, source, new double[right.length]);
    }

    /** The same, with further noise of each row: {@code (K + noise I + diag(known))^-1 right}. */
    double[] solve(double noise, double[] right, SourceTask source, double[] known) {
        int size = right.length;
        double[][] system = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            System.arraycopy(row(supports.get(i)), 0, system[i], 0, size);
            for (int j = 0; i < source.rows() && j < source.rows(); j++) {
                system[i][j] += source.weight() * kernel(supports.get(i), supports.get(j));
            }
            system[i][i] += i < source.rows() ? noise + source.noise() : noise;
            system[i][i] += known[i];
            system[i][size] = right[i];
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int r = 0; r < size; r++) {
                double factor = r == pivot ? 0 : system[r][pivot] / system[pivot][pivot];
                for (int c = pivot; c <= size; c++) {
                    system[r][c] -= factor * system[pivot][c];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = system[i][size] / system[i][i];
        }
        return solution;
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private double[] centred(Genome genome) {
        double[] row = oneHot(genome);
        for (int c = 0; c < row.length; c++) {
            row[c] -= mean[c];
        }
        return row;
    }

    private double[] oneHot(Genome genome) {
        boolean[] active = encoding.space().active(genome);
        double[] row = new double[encoding.columns()];
        for (int v = 0; v < active.length; v++) {
            row[encoding.offset(v) + genome.option(v)] = active[v] ? 1 : 0;
        }
        return row;
    }
}
