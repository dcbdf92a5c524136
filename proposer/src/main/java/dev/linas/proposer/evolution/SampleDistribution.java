package dev.linas.proposer.evolution;

import dev.linas.core.random.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The normal distribution of CMA-ES with its evolution paths, in the notation of the tutorial
 * (Hansen, 2016, figure 6): weighted recombination of the better half, cumulative step-size
 * adaptation, rank-one and rank-mu updates. Confined to one thread.
 */
final class SampleDistribution {
    private static final double FIRST_STEP = 0.3;
    private static final double LARGEST_STEP = 1;

    /** Least deviation of a coordinate, as a share of its cell. */
    private static final double LEAST_DEVIATION = 0.2;

    private final int[] cells;
    private final int n;
    private final double[] mean;
    private final double[] stepPath;
    private final double[] matrixPath;
    private final DMatrixRMaj covariance;
    private double step = FIRST_STEP;
    private boolean placed;
    private int generation;

    /** Eigenvectors by column, and the square roots of the eigenvalues. */
    private DMatrixRMaj basis;

    private final double[] axes;

    /**
     * @param cells number of options of each coordinate
     */
    SampleDistribution(int[] cells) {
        this.cells = cells.clone();
        this.n = cells.length;
        this.mean = new double[n];
        Arrays.fill(mean, 0.5);
        this.stepPath = new double[n];
        this.matrixPath = new double[n];
        this.covariance = new DMatrixRMaj(n, n);
        this.axes = new double[n];
        for (int v = 0; v < n; v++) {
            covariance.set(v, v, 1);
        }
        decompose();
    }

    double mean(int coordinate) {
        return mean[coordinate];
    }

    /** Whether samples hardly ever leave the cell of the mean. */
    boolean isNarrow(int coordinate) {
        return deviation(coordinate) < 0.5 / cells[coordinate];
    }

    double[] sample(SplittableRandom random) {
        double[] sample = mean.clone();
        for (int a = 0; a < n; a++) {
            double length = step * axes[a] * Normal.next(random);
            for (int v = 0; v < n; v++) {
                sample[v] += length * basis.get(v, a);
            }
        }
        return sample;
    }

    /**
     * Learns a generation.
     *
     * @param points its individuals, better ones first, at least one
     */
    void learn(double[][] points) {
        double[] weights = weights(points.length);
        double[] shift = new double[n];
        for (int i = 0; i < weights.length; i++) {
            for (int v = 0; v < n; v++) {
                shift[v] += weights[i] * (points[i][v] - mean[v]) / step;
            }
        }
        double[][] steps =
                Arrays.stream(points)
                        .limit(weights.length)
                        .map(this::steps)
                        .toArray(double[][]::new);
        for (int v = 0; v < n; v++) {
            mean[v] += step * shift[v];
        }
        if (!placed) {
            placed = true; // the initial population places the mean; it was not drawn from it
            return;
        }
        generation++;
        adapt(weights, shift, steps);
        widen();
        if (generation % Math.max(1, n / 10) == 0) {
            decompose();
        }
    }

    private double[] steps(double[] point) {
        double[] steps = new double[n];
        for (int v = 0; v < n; v++) {
            steps[v] = (point[v] - mean[v]) / step;
        }
        return steps;
    }

    private static double[] weights(int told) {
        int parents = Math.max(1, told / 2);
        double[] weights = new double[parents];
        double sum = 0;
        for (int i = 0; i < parents; i++) {
            weights[i] = StrictMath.log((told + 1) / 2.0) - StrictMath.log(i + 1.0);
            weights[i] = Math.max(weights[i], 1e-12);
            sum += weights[i];
        }
        for (int i = 0; i < parents; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private void adapt(double[] weights, double[] shift, double[][] steps) {
        double effective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
        double cs = (effective + 2) / (n + effective + 5);
        double ds = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + cs;
        double cc = (4 + effective / n) / (n + 4 + 2 * effective / n);
        double c1 = 2 / ((n + 1.3) * (n + 1.3) + effective);
        double cmu =
                Math.min(
                        1 - c1,
                        2 * (effective - 2 + 1 / effective) / ((n + 2.0) * (n + 2.0) + effective));
        cmu = Math.max(0, cmu);
        double[] whitened = whitened(shift);
        double expected = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        double length = 0;
        for (int v = 0; v < n; v++) {
            stepPath[v] =
                    (1 - cs) * stepPath[v] + Math.sqrt(cs * (2 - cs) * effective) * whitened[v];
            length += stepPath[v] * stepPath[v];
        }
        length = Math.sqrt(length);
        double settled = 1 - StrictMath.pow(1 - cs, 2.0 * generation);
        boolean steady = length / Math.sqrt(settled) < (1.4 + 2 / (n + 1.0)) * expected;
        for (int v = 0; v < n; v++) {
            double pull = steady ? Math.sqrt(cc * (2 - cc) * effective) * shift[v] : 0;
            matrixPath[v] = (1 - cc) * matrixPath[v] + pull;
        }
        double kept = 1 - c1 - cmu + (steady ? 0 : c1 * cc * (2 - cc));
        update(weights, steps, kept, c1, cmu);
        step *= StrictMath.exp(Math.min(1, cs / ds * (length / expected - 1)));
        step = Math.min(LARGEST_STEP, step);
    }

    private void update(double[] weights, double[][] steps, double kept, double c1, double cmu) {
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                double value = kept * covariance.get(r, c) + c1 * matrixPath[r] * matrixPath[c];
                for (int i = 0; i < weights.length; i++) {
                    value += cmu * weights[i] * steps[i][r] * steps[i][c];
                }
                covariance.set(r, c, value);
                covariance.set(c, r, value);
            }
        }
    }

    /** Keeps every coordinate from collapsing into a cell, so that it can leave it again. */
    private void widen() {
        for (int v = 0; v < n; v++) {
            double least = LEAST_DEVIATION / cells[v] / step;
            if (covariance.get(v, v) < least * least) {
                covariance.set(v, v, least * least);
            }
        }
    }

    private double deviation(int coordinate) {
        return step * Math.sqrt(covariance.get(coordinate, coordinate));
    }

    /** {@code C^(-1/2)} times a vector. */
    private double[] whitened(double[] vector) {
        double[] result = new double[n];
        for (int a = 0; a < n; a++) {
            double along = 0;
            for (int v = 0; v < n; v++) {
                along += basis.get(v, a) * vector[v];
            }
            for (int v = 0; v < n; v++) {
                result[v] += basis.get(v, a) * along / axes[a];
            }
        }
        return result;
    }

    private void decompose() {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(covariance.copy())) {
            throw new IllegalStateException("the covariance of CMA-ES has no eigenvectors");
        }
        basis = new DMatrixRMaj(n, n);
        for (int a = 0; a < n; a++) {
            DMatrixRMaj vector = eigen.getEigenVector(a);
            for (int v = 0; v < n; v++) {
                basis.set(v, a, vector.get(v, 0));
            }
            axes[a] = Math.sqrt(Math.max(1e-12, eigen.getEigenvalue(a).getReal()));
        }
    }
}
