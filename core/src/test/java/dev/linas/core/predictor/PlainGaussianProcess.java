package dev.linas.core.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
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
            double[] row = oneHot(support);
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c];
            }
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c] /= supports.size();
        }
        double squares = 0;
        for (Genome support : supports) {
            squares += dot(centred(support), centred(support));
        }
        this.meanSquaredNorm = squares / supports.size();
    }

    double kernel(Genome left, Genome right) {
        boolean[] leftActive = encoding.space().active(left);
        boolean[] rightActive = encoding.space().active(right);
        double exponent = 0;
        for (int v = 0; v < leftActive.length; v++) {
            if (leftActive[v] != rightActive[v]) {
                exponent -= kernel.theta(v) / 2;
            } else if (leftActive[v] && left.option(v) != right.option(v)) {
                exponent -= kernel.theta(v);
            }
        }
        if (kernel.cell() > 0) {
            CellPaths cell = encoding.space().cell().orElseThrow();
            int differing = OneHotEncoding.squaredDistance(cell.pack(left), cell.pack(right));
            exponent -= kernel.cell() * differing / cell.paths();
        }
        double product = dot(centred(left), centred(right));
        double linear = meanSquaredNorm == 0 ? 0 : product / meanSquaredNorm;
        return kernel.linear() * linear + Math.exp(exponent);
    }

    /** Kernels of a genome with every support. */
    double[] row(Genome genome) {
        return supports.stream().mapToDouble(support -> kernel(genome, support)).toArray();
    }

    /** {@code (K + noise I)^-1 right}. */
    double[] solve(double noise, double[] right) {
        int size = right.length;
        double[][] system = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            System.arraycopy(row(supports.get(i)), 0, system[i], 0, size);
            system[i][i] += noise;
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
