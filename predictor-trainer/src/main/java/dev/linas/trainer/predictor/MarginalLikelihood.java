package dev.linas.trainer.predictor;

import dev.linas.core.linear.Cholesky;
import dev.linas.core.predictor.SourceTask;
import java.util.Arrays;
import java.util.Optional;

/**
 * The log marginal likelihood of a Gaussian process with a {@link
 * dev.linas.core.predictor.HammingKernel}, with normal priors on the logarithms of its
 * hyper-parameters and its variance profiled out, and its maximisation by gradients (Rasmussen and
 * Williams, equations 2.30 and 5.9). It starts from the best of a few settings, since a smooth
 * process with little noise and a rough one lie in different valleys. The ascent is Rprop: signs of
 * the gradient only, a fixed number of steps, so it needs no line search and always ends.
 *
 * <p>A point is the logarithms of: a weight per dimension of the {@link TuningKernel}, the weight
 * of the linear part, the noise, and, where rows are of another task, weight and noise of that
 * {@link SourceTask}. One step costs O(rows^3 + variables x rows^2).
 */
final class MarginalLikelihood {
    private static final int STEPS = 22;
    private static final int REFINING_STEPS = 8;
    private static final double FIRST_STEP = 0.4;
    private static final double REFINING_STEP = 0.15;
    private static final double GROWTH = 1.3;
    private static final double SHRINKAGE = 0.5;
    private static final double LARGEST_STEP = 1.0;
    private static final double SMALLEST_STEP = 1e-3;

    /** The exponential part decays by about this much between two random genomes at the prior. */
    private static final double PRIOR_DECAY = 1.5;

    /** At the prior, cells half of whose paths differ are alike by exp(-1). */
    private static final double CELL_PRIOR = 1.0;

    /**
     * Deviation of the weights' prior for rows that a search has collected. They lie close
     * together, around its front; the weights that make them likeliest are too sure of what lies
     * elsewhere, and the search does not go there. With a deviation of 1 searches end lower; from
     * 0.5 down to 0.1 they end alike.
     */
    static final double OF_SEARCHED_ROWS = 0.4;

    /** Deviation of the weights' prior for rows drawn at random, which tell the weights better. */
    static final double OF_RANDOM_ROWS = 1.0;

    private static final double NOISE_PRIOR = 1e-2;
    private static final double NOISE_DEVIATION = 2.0;
    private static final double SMALLEST_NOISE = 1e-6;
    private static final double SOURCE_WEIGHT_PRIOR = 0.3;
    private static final double SOURCE_WEIGHT_DEVIATION = 1.5;
    private static final double SOURCE_NOISE_PRIOR = 1e-2;
    private static final double SOURCE_NOISE_DEVIATION = 2.0;
    private static final double LINEAR_PRIOR = 1.0;
    private static final double LINEAR_DEVIATION = 2.0;

    /**
     * Labels that are sums over the variables ask for an endless weight of the linear part. Beyond
     * this one it explains no more of them, but the least noise drowns in rounding: the matrix has
     * a condition of rows x weight / noise, and its solution loses all digits near 1e15.
     */
    private static final double LARGEST_LINEAR = 1e3;

    /** Settings that the ascent may start from: factors of the weights, and noises. */
    private static final double[] STARTING_FACTORS = {1, 0.25};

    private static final double[] STARTING_NOISES = {1e-2, 3e-4};

    private final int rows;
    private final int dimensions;
    private final double[] labels;
    private final TuningKernel kernel;
    private final int sourceRows;

    /** Mean and deviation of the prior, per hyper-parameter. */
    private final double[] priorMeans;

    private final double[] priorDeviations;

    /**
     * @param kernel of the rows
     * @param standardised labels of mean 0 and variance 1, one per row; shared, not changed
     * @param weightDeviation deviation of the prior of the logarithms of the kernel's weights
     * @param sourceRows how many of the first rows are of another task
     */
    MarginalLikelihood(
            TuningKernel kernel, double[] standardised, double weightDeviation, int sourceRows) {
        this.kernel = kernel;
        this.rows = standardised.length;
        this.labels = standardised;
        this.dimensions = kernel.dimensions();
        this.sourceRows = sourceRows;
        this.priorMeans = new double[dimensions + (sourceRows > 0 ? 4 : 2)];
        this.priorDeviations = new double[priorMeans.length];
        Arrays.fill(priorDeviations, weightDeviation);
        Arrays.fill(priorMeans, StrictMath.log(PRIOR_DECAY / kernel.variables()));
        Arrays.fill(priorMeans, kernel.variables(), dimensions, StrictMath.log(CELL_PRIOR));
        priorMeans[dimensions] = StrictMath.log(LINEAR_PRIOR);
        priorDeviations[dimensions] = LINEAR_DEVIATION;
        priorMeans[dimensions + 1] = StrictMath.log(NOISE_PRIOR);
        priorDeviations[dimensions + 1] = NOISE_DEVIATION;
        if (sourceRows > 0) {
            priorMeans[dimensions + 2] = StrictMath.log(SOURCE_WEIGHT_PRIOR);
            priorDeviations[dimensions + 2] = SOURCE_WEIGHT_DEVIATION;
            priorMeans[dimensions + 3] = StrictMath.log(SOURCE_NOISE_PRIOR);
            priorDeviations[dimensions + 3] = SOURCE_NOISE_DEVIATION;
        }
    }

    /**
     * Hyper-parameters and how likely they are.
     *
     * @param point their logarithms
     * @param thetas weight per variable
     * @param cell weight of the differing paths; 0 where the space declares no cell
     * @param linear weight of the linear part
     * @param noise relative variance of the noise
     * @param source weight and noise of the rows that are of another task
     * @param loss negative log posterior density, up to a constant
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, inside this package
    record Tuned(
            double[] point,
            double[] thetas,
            double cell,
            double linear,
            double noise,
            SourceTask source,
            double loss) {
        Tuned withLoss(double other) {
            return new Tuned(point, thetas, cell, linear, noise, source, other);
        }
    }

    /** Ascends from the best start and returns the best point seen. */
    Tuned maximise() {
        double[] start = priorMeans;
        double least = Double.POSITIVE_INFINITY;
        for (double factor : STARTING_FACTORS) {
            for (double noise : STARTING_NOISES) {
                double[] point = priorMeans.clone();
                for (int d = 0; d < dimensions; d++) {
                    point[d] += StrictMath.log(factor);
                }
                point[dimensions + 1] = StrictMath.log(noise);
                double loss = loss(point);
                if (loss < least) {
                    least = loss;
                    start = point;
                }
            }
        }
        return ascend(start, STEPS, FIRST_STEP);
    }

    /** Ascends a little from where a likelihood of similar labels had its maximum. */
    Tuned refine(Tuned similar) {
        return ascend(similar.point(), REFINING_STEPS, REFINING_STEP);
    }

    private Tuned ascend(double[] start, int steps, double firstStep) {
        double[] point = start.clone();
        double[] step = new double[point.length];
        Arrays.fill(step, firstStep);
        double[] previous = new double[point.length];
        double[] gradient = new double[point.length];
        double[] best = start.clone();
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int s = 0; s < steps; s++) {
            double loss = evaluate(point, gradient);
            if (Double.isNaN(loss)) {
                break;
            }
            if (loss < bestLoss) {
                bestLoss = loss;
                best = point.clone();
            }
            advance(point, step, previous, gradient);
            point[dimensions] = Math.min(point[dimensions], StrictMath.log(LARGEST_LINEAR));
        }
        double[] weights = exponentials(best);
        return new Tuned(
                best,
                Arrays.copyOf(weights, kernel.variables()),
                dimensions > kernel.variables() ? weights[kernel.variables()] : 0,
                weights[dimensions],
                SMALLEST_NOISE + weights[dimensions + 1],
                source(weights),
                bestLoss);
    }

    private SourceTask source(double[] weights) {
        return sourceRows == 0
                ? SourceTask.NONE
                : new SourceTask(sourceRows, weights[dimensions + 2], weights[dimensions + 3]);
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

    private static double[] exponentials(double[] point) {
        return Arrays.stream(point).map(StrictMath::exp).toArray();
    }

    /**
     * Loss at a point of log hyper-parameters.
     *
     * @param gradient receives its gradient
     * @return NaN where the kernel matrix is singular
     */
    double evaluate(double[] point, double[] gradient) {
        double[] weights = exponentials(point);
        double[][] exponential = kernel.exponential(weights);
        Optional<Cholesky> factor = factor(exponential, weights);
        if (factor.isEmpty()) {
            return Double.NaN;
        }
        double[][] inverse = factor.get().inverse();
        double[] coefficients = GaussianSystem.symmetricTimes(inverse, labels);
        double variance = variance(coefficients);
        slopes(weights, exponential, inverse, coefficients, variance, gradient);
        for (int p = 0; p < point.length; p++) {
            gradient[p] += (point[p] - priorMeans[p]) / (priorDeviations[p] * priorDeviations[p]);
        }
        return loss(point, factor.get(), variance);
    }

    /** Loss alone, at a third of the cost; NaN where the kernel matrix is singular. */
    private double loss(double[] point) {
        double[] weights = exponentials(point);
        return factor(kernel.exponential(weights), weights)
                .map(factor -> loss(point, factor, variance(factor.solve(labels))))
                .orElse(Double.NaN);
    }

    private double loss(double[] point, Cholesky factor, double variance) {
        double loss = 0.5 * rows * StrictMath.log(variance) + factor.halfLogDeterminant();
        for (int p = 0; p < point.length; p++) {
            double away = (point[p] - priorMeans[p]) / priorDeviations[p];
            loss += 0.5 * away * away;
        }
        return loss;
    }

    private double variance(double[] coefficients) {
        double fit = 0;
        for (int i = 0; i < rows; i++) {
            fit += labels[i] * coefficients[i];
        }
        return fit / rows;
    }

    private Optional<Cholesky> factor(double[][] exponential, double[] weights) {
        double linear = weights[dimensions];
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] row = exponential[i].clone();
            double[] products = kernel.linear()[i];
            for (int j = 0; j < row.length; j++) {
                row[j] += linear * products[j];
            }
            matrix[i] = row;
        }
        source(weights).addTo(matrix);
        for (int i = 0; i < rows; i++) {
            matrix[i][i] += SMALLEST_NOISE + weights[dimensions + 1];
        }
        return Cholesky.of(matrix);
    }

    /** Gradient of the likelihood: 1/2 tr((A - c c' / variance) dK/dp), A the inverse. */
    private void slopes(
            double[] weights,
            double[][] exponential,
            double[][] inverse,
            double[] coefficients,
            double variance,
            double[] gradient) {
        double linearSlope = 0;
        double noiseSlope = 0;
        double sourceSlope = 0;
        double sourceNoiseSlope = 0;
        SourceTask source = source(weights);
        double[][] products = kernel.linear();
        double[][] pairs = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] row = inverse[i];
            double scaled = coefficients[i] / variance;
            for (int j = 0; j <= i; j++) {
                row[j] -= scaled * coefficients[j];
            }
            noiseSlope += 0.5 * row[i];
            if (i < sourceRows) {
                sourceNoiseSlope += 0.5 * row[i];
                for (int j = 0; j <= i; j++) {
                    double kernels = exponential[i][j] + weights[dimensions] * products[i][j];
                    sourceSlope += (i == j ? 0.5 : 1) * row[j] * kernels;
                    row[j] *= 1 + source.weight();
                }
            }
            linearSlope -= 0.5 * row[i] * products[i][i];
            for (int j = 0; j <= i; j++) {
                linearSlope += row[j] * products[i][j];
            }
            for (int j = 0; j <= i; j++) {
                row[j] *= exponential[i][j];
            }
            pairs[i] = row;
        }
        double[] sums = kernel.weighted(pairs);
        for (int d = 0; d < dimensions; d++) {
            gradient[d] = -weights[d] * sums[d];
        }
        gradient[dimensions] = linearSlope * weights[dimensions];
        gradient[dimensions + 1] = noiseSlope * weights[dimensions + 1];
        if (sourceRows > 0) {
            gradient[dimensions + 2] = sourceSlope * source.weight();
            gradient[dimensions + 3] = sourceNoiseSlope * source.noise();
        }
    }
}
