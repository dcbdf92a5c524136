package dev.linas.trainer.predictor;

import dev.linas.core.space.CellPaths;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The log marginal likelihood of a Gaussian process with a {@link
 * dev.linas.core.predictor.HammingKernel}, with normal priors on the logarithms of its
 * hyper-parameters and its variance profiled out, and its maximisation by gradients (Rasmussen and
 * Williams, equations 2.30 and 5.9). The ascent is Rprop: signs of the gradient only, a fixed number
 * of steps, so it needs no line search and always ends.
 *
 * <p>One step costs O(rows^3 + variables x rows^2).
 */
final class MarginalLikelihood {
    private static final int STEPS = 25;
    private static final double FIRST_STEP = 0.4;
    private static final double GROWTH = 1.3;
    private static final double SHRINKAGE = 0.5;
    private static final double LARGEST_STEP = 1.0;
    private static final double SMALLEST_STEP = 1e-3;

    /** The exponential part decays by about this much between two random genomes at the prior. */
    private static final double PRIOR_DECAY = 1.5;

    private static final double PRIOR_DEVIATION = 1.0;
    private static final double NOISE_PRIOR = 1e-2;
    private static final double NOISE_DEVIATION = 2.0;
    private static final double SMALLEST_NOISE = 1e-6;

    /** At the prior, cells half of whose paths differ are alike by exp(-1). */
    private static final double CELL_PRIOR = 1.0;

    private static final double LINEAR_PRIOR = 1.0;
    private static final double LINEAR_DEVIATION = 2.0;

    private final int rows;
    private final int variables;
    private final double[] labels;

    /** Variables, and one more where the space declares a cell. */
    private final int dimensions;

    /**
     * Distance per dimension and pair in units of {@link #units}; pairs (i, j < i) in sequence: 0, 1
     * or 2 halves for a variable, the number of differing paths for the cell.
     */
    private final byte[][] distances;

    private final double[] units;

    /** Linear kernel per pair, diagonal included. */
    private final double[] linearKernel;

    private final double thetaPrior;

    MarginalLikelihood(TrainingSet data, double[] standardised) {
        OneHotEncoding encoding = data.encoding();
        this.rows = data.size();
        this.variables = encoding.space().size();
        this.labels = standardised;
        int[][] codes = new int[rows][];
        for (int i = 0; i < rows; i++) {
            codes[i] = encoding.codes(data.genome(i));
        }
        Optional<CellPaths> cell = encoding.space().cell();
        this.dimensions = variables + (cell.isPresent() ? 1 : 0);
        this.distances = distances(encoding, codes);
        this.units = new double[dimensions];
        Arrays.fill(units, 0.5);
        cell.ifPresent(paths -> addPaths(paths, data));
        this.linearKernel = linearKernel(data);
        this.thetaPrior = PRIOR_DECAY / variables;
    }

    /**
     * Hyper-parameters and how likely they are.
     *
     * @param thetas weight per variable
     * @param cell weight of the differing paths; 0 where the space declares no cell
     * @param linear weight of the linear part
     * @param noise relative variance of the noise
     * @param loss negative log posterior density, up to a constant
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, inside this package
    record Tuned(double[] thetas, double cell, double linear, double noise, double loss) {
        Tuned withLoss(double other) {
            return new Tuned(thetas, cell, linear, noise, other);
        }
    }

    /** Ascends from the prior's mean and returns the best point seen. */
    Tuned maximise() {
        int size = dimensions + 2;
        double[] point = new double[size];
        Arrays.fill(point, StrictMath.log(thetaPrior));
        for (int d = variables; d < dimensions; d++) {
            point[d] = StrictMath.log(CELL_PRIOR);
        }
        point[dimensions] = StrictMath.log(LINEAR_PRIOR);
        point[dimensions + 1] = StrictMath.log(NOISE_PRIOR);
        double[] step = new double[size];
        Arrays.fill(step, FIRST_STEP);
        double[] previous = new double[size];
        double[] gradient = new double[size];
        double[] best = point.clone();
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int s = 0; s < STEPS; s++) {
            double loss = evaluate(point, gradient);
            if (Double.isNaN(loss)) {
                break;
            }
            if (loss < bestLoss) {
                bestLoss = loss;
                best = point.clone();
            }
            advance(point, step, previous, gradient);
        }
        return new Tuned(
                Arrays.stream(best, 0, variables).map(StrictMath::exp).toArray(),
                dimensions > variables ? StrictMath.exp(best[variables]) : 0,
                StrictMath.exp(best[dimensions]),
                noise(best),
                bestLoss);
    }

    private static void advance(
            double[] point, double[] step, double[] previous, double[] gradient) {
        for (int p = 0; p < point.length; p++) {
            double agreement = gradient[p] * previous[p];
            if (agreement > 0) {
                step[p] = Math.min(LARGEST_STEP, step[p] * GROWTH);
            } else if (agreement < 0) {
                step[p] = Math.max(SMALLEST_STEP, step[p] * SHRINKAGE);
            }
            previous[p] = gradient[p];
            point[p] -= Math.signum(gradient[p]) * step[p];
        }
    }

    private double noise(double[] point) {
        return SMALLEST_NOISE + StrictMath.exp(point[dimensions + 1]);
    }

    /**
     * Loss at a point of log hyper-parameters.
     *
     * @param gradient receives its gradient
     * @return NaN where the kernel matrix is singular
     */
    double evaluate(double[] point, double[] gradient) {
        double[] exponential = exponentialKernel(point);
        double linear = StrictMath.exp(point[dimensions]);
        double noise = noise(point);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, rows);
        for (int i = 0, pair = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++, pair++) {
                double value = exponential[pair] + linear * linearKernel[pair];
                matrix.data[i * rows + j] = value;
                matrix.data[j * rows + i] = value;
            }
            matrix.data[i * rows + i] += noise;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(rows);
        if (!solver.setA(matrix)) {
            return Double.NaN;
        }
        double halfLogDeterminant = halfLogDeterminant(solver);
        DMatrixRMaj inverse = new DMatrixRMaj(rows, rows);
        solver.invert(inverse);
        double[] coefficients = multiply(inverse, labels);
        double fit = 0;
        for (int i = 0; i < rows; i++) {
            fit += labels[i] * coefficients[i];
        }
        double variance = fit / rows;
        slopes(point, exponential, inverse, coefficients, variance, gradient);
        return 0.5 * rows * StrictMath.log(variance) + halfLogDeterminant + prior(point, gradient);
    }

    private static double halfLogDeterminant(LinearSolverDense<DMatrixRMaj> solver) {
        org.ejml.interfaces.decomposition.CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
                solver.getDecomposition();
        DMatrixRMaj factor = cholesky.getT(null);
        double sum = 0;
        for (int i = 0; i < factor.numRows; i++) {
            sum += StrictMath.log(factor.data[i * factor.numCols + i]);
        }
        return sum;
    }

    private static double[] multiply(DMatrixRMaj matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += matrix.data[i * vector.length + j] * vector[j];
            }
            result[i] = sum;
        }
        return result;
    }

    /** Gradient of the likelihood: 1/2 tr((A - c c' / variance) dK/dp), A the inverse. */
    private void slopes(
            double[] point,
            double[] exponential,
            DMatrixRMaj inverse,
            double[] coefficients,
            double variance,
            double[] gradient) {
        double[] weights = new double[exponential.length];
        double linearSlope = 0;
        double noiseSlope = 0;
        for (int i = 0, pair = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++, pair++) {
                double weight =
                        inverse.data[i * rows + j] - coefficients[i] * coefficients[j] / variance;
                double count = i == j ? 0.5 : 1;
                linearSlope += count * weight * linearKernel[pair];
                noiseSlope += i == j ? 0.5 * weight : 0;
                weights[pair] = weight * exponential[pair];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            gradient[d] = -units[d] * StrictMath.exp(point[d]) * weighted(distances[d], weights);
        }
        gradient[dimensions] = linearSlope * StrictMath.exp(point[dimensions]);
        gradient[dimensions + 1] = noiseSlope * StrictMath.exp(point[dimensions + 1]);
    }

    private static double weighted(byte[] distance, double[] weights) {
        double sum = 0;
        for (int pair = 0; pair < distance.length; pair++) {
            sum += distance[pair] * weights[pair];
        }
        return sum;
    }

    private double prior(double[] point, double[] gradient) {
        double loss = 0;
        for (int p = 0; p < point.length; p++) {
            double mean = StrictMath.log(thetaPrior);
            double deviation = PRIOR_DEVIATION;
            if (p >= variables && p < dimensions) {
                mean = StrictMath.log(CELL_PRIOR);
            } else if (p == dimensions) {
                mean = StrictMath.log(LINEAR_PRIOR);
                deviation = LINEAR_DEVIATION;
            } else if (p == dimensions + 1) {
                mean = StrictMath.log(NOISE_PRIOR);
                deviation = NOISE_DEVIATION;
            }
            double away = (point[p] - mean) / deviation;
            loss += 0.5 * away * away;
            gradient[p] += away / deviation;
        }
        return loss;
    }

    private double[] exponentialKernel(double[] point) {
        double[] exponent = new double[rows * (rows + 1) / 2];
        for (int d = 0; d < dimensions; d++) {
            double weight = StrictMath.exp(point[d]) * units[d];
            byte[] distance = distances[d];
            for (int pair = 0; pair < exponent.length; pair++) {
                exponent[pair] -= weight * distance[pair];
            }
        }
        for (int pair = 0; pair < exponent.length; pair++) {
            exponent[pair] = StrictMath.exp(exponent[pair]);
        }
        return exponent;
    }

    private byte[][] distances(OneHotEncoding encoding, int[][] codes) {
        byte[][] result = new byte[dimensions][rows * (rows + 1) / 2];
        for (int v = 0; v < variables; v++) {
            int inactive = encoding.space().optionCount(v);
            for (int i = 0, pair = 0; i < rows; i++) {
                for (int j = 0; j <= i; j++, pair++) {
                    int left = codes[i][v];
                    int right = codes[j][v];
                    boolean oneInactive = left == inactive || right == inactive;
                    result[v][pair] = (byte) (left == right ? 0 : oneInactive ? 1 : 2);
                }
            }
        }
        return result;
    }

    private void addPaths(CellPaths cell, TrainingSet data) {
        units[variables] = 1.0 / cell.paths();
        long[][] packed = new long[rows][];
        for (int i = 0, pair = 0; i < rows; i++) {
            packed[i] = cell.pack(data.genome(i));
            for (int j = 0; j <= i; j++, pair++) {
                distances[variables][pair] =
                        (byte) OneHotEncoding.squaredDistance(packed[i], packed[j]);
            }
        }
    }

    /** Centred one-hot inner products, scaled to a mean diagonal of 1. */
    private double[] linearKernel(TrainingSet data) {
        int columns = data.encoding().columns();
        double[] mean = new double[columns];
        double[][] bits = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                bits[i][c] = data.bit(i, c) ? 1 : 0;
                mean[c] += bits[i][c];
            }
        }
        double[] kernel = new double[rows * (rows + 1) / 2];
        double diagonal = 0;
        for (int i = 0, pair = 0; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                bits[i][c] -= mean[c] / rows;
            }
            for (int j = 0; j <= i; j++, pair++) {
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += bits[i][c] * bits[j][c];
                }
                kernel[pair] = sum;
            }
            diagonal += kernel[pair - 1] / rows;
        }
        for (int pair = 0; pair < kernel.length && diagonal > 0; pair++) {
            kernel[pair] /= diagonal;
        }
        return kernel;
    }
}
