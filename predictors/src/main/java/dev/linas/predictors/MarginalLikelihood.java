package dev.linas.predictors;

import dev.linas.core.linear.Cholesky;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.SourceTask;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The log marginal likelihood of a Gaussian process with a {@link
 * dev.linas.core.predictor.HammingKernel}, with normal priors on the logarithms of its
 * hyper-parameters and its variance profiled out (a hyper-parameter where the labels have {@link
 * KnownNoise}), and its maximisation by gradients (Rasmussen and Williams, equations 2.30 and 5.9).
 * It starts from the best of a few settings, since a smooth process with little noise and a rough
 * one lie in different valleys. The ascent is Rprop: signs of the gradient only, a fixed number of
 * steps, so it needs no line search and always ends.
 *
 * <p>A point is the logarithms of the {@link HyperParameters}. One step costs O(rows^3 + variables
 * x rows^2).
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

    /**
     * Labels that are sums over the variables ask for an endless weight of the linear part. Beyond
     * this one it explains no more of them, but the least noise drowns in rounding: the matrix has
     * a condition of rows x weight / noise, and its solution loses all digits near 1e15.
     */
    private static final double LARGEST_LINEAR = 1e3;

    /** Settings that the ascent may start from: factors of the weights, and noises. */
    private static final double[] STARTING_FACTORS = {1, 0.25};

    private static final double[] STARTING_NOISES = {1e-2, 3e-4};

    private static final double SMALLEST_VARIANCE = 1e-4;

    private final int rows;
    private final double[] labels;
    private final TuningKernel kernel;
    private final Optional<TuningCells> cells;
    private final HyperParameters parameters;
    private final Optional<KnownNoise> known;

    /**
     * @param kernel of the rows
     * @param cells what the kernel adds of the rows' cells, if it compares them
     * @param parameters the hyper-parameters; they have those of a cell where the kernel compares
     *     them
     * @param standardised labels of mean 0 and variance 1, one per row; shared, not changed
     * @param known noise of these labels; the hyper-parameters then have a variance
     */
    MarginalLikelihood(
            TuningKernel kernel,
            Optional<TuningCells> cells,
            HyperParameters parameters,
            double[] standardised,
            Optional<KnownNoise> known) {
        this.kernel = kernel;
        this.cells = cells;
        this.parameters = parameters;
        this.rows = standardised.length;
        this.labels = standardised;
        this.known = known;
    }

    /**
     * Hyper-parameters and how likely they are.
     *
     * @param point their logarithms
     * @param kernel the kernel that they make
     * @param noise relative variance of the noise
     * @param source weight and noise of the rows that are of another task
     * @param variance variance of the process where it is a hyper-parameter, in the square of the
     *     labels' unit; else it is what makes the labels likeliest
     * @param loss negative log posterior density, up to a constant
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, inside this package
    record Tuned(
            double[] point,
            HammingKernel kernel,
            double noise,
            SourceTask source,
            OptionalDouble variance,
            double loss) {
        Tuned withLoss(double other) {
            return new Tuned(point, kernel, noise, source, variance, other);
        }
    }

    /** The same with other labels. */
    MarginalLikelihood of(double[] standardised, Optional<KnownNoise> noise) {
        return new MarginalLikelihood(kernel, cells, parameters, standardised, noise);
    }

    /**
     * A point to ascend from.
     *
     * @param point logarithms of the hyper-parameters
     * @param loss what it is there
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, inside this package
    record Start(double[] point, double loss) {}

    /** The best of a few settings. */
    Start start() {
        double[] start = parameters.priorMeans();
        double least = Double.POSITIVE_INFINITY;
        for (double factor : STARTING_FACTORS) {
            for (double noise : STARTING_NOISES) {
                double[] point = parameters.priorMeans();
                for (int d = 0; d < parameters.variables(); d++) {
                    point[d] += StrictMath.log(factor);
                }
                point[parameters.noiseAt()] = StrictMath.log(noise);
                if (known.isPresent()) {
                    point[parameters.varianceAt()] = profiledVariance(point);
                }
                double loss = loss(point);
                if (loss < least) {
                    least = loss;
                    start = point;
                }
            }
        }
        return new Start(start, least);
    }

    /** Ascends from a start and returns the best point seen. */
    Tuned maximise(Start start) {
        return ascend(start.point(), STEPS, FIRST_STEP);
    }

    /** Logarithm of the likeliest variance of labels without known noise, to start from. */
    private double profiledVariance(double[] point) {
        double[] weights = exponentials(point);
        return withoutKnownNoise(kernel.exponential(weights), weights)
                .map(factor -> fit(factor.solve(labels)) / rows)
                .map(variance -> StrictMath.log(Math.max(SMALLEST_VARIANCE, variance)))
                .orElse(0.0);
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
            int linear = parameters.linearAt();
            point[linear] = Math.min(point[linear], StrictMath.log(LARGEST_LINEAR));
        }
        double[] values = exponentials(best);
        return new Tuned(
                best,
                parameters.kernel(values).ordered(kernel.isOrdered()),
                parameters.noise(values),
                parameters.source(values),
                known.isPresent()
                        ? OptionalDouble.of(values[parameters.varianceAt()])
                        : OptionalDouble.empty(),
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
        double variance = variance(weights, coefficients);
        slopes(weights, exponential, inverse, coefficients, variance, gradient);
        parameters.addPriorSlopes(point, gradient);
        return loss(point, factor.get(), variance, coefficients);
    }

    /** Loss alone, at a third of the cost; NaN where the kernel matrix is singular. */
    private double loss(double[] point) {
        double[] weights = exponentials(point);
        return factor(kernel.exponential(weights), weights)
                .map(
                        factor -> {
                            double[] coefficients = factor.solve(labels);
                            double variance = variance(weights, coefficients);
                            return loss(point, factor, variance, coefficients);
                        })
                .orElse(Double.NaN);
    }

    private double loss(double[] point, Cholesky factor, double variance, double[] coefficients) {
        double loss =
                0.5 * rows * StrictMath.log(variance)
                        + factor.halfLogDeterminant()
                        + parameters.priorLoss(point);
        // Where the variance is profiled out, the fit is a constant.
        return known.isPresent() ? loss + 0.5 * fit(coefficients) / variance : loss;
    }

    private double variance(double[] weights, double[] coefficients) {
        return known.isPresent() ? weights[parameters.varianceAt()] : fit(coefficients) / rows;
    }

    /** {@code z' c}, z being the labels. */
    private double fit(double[] coefficients) {
        double fit = 0;
        for (int i = 0; i < rows; i++) {
            fit += labels[i] * coefficients[i];
        }
        return fit;
    }

    private Optional<Cholesky> factor(double[][] exponential, double[] weights) {
        double[][] matrix = covariances(exponential, weights);
        known.ifPresent(noise -> noise.addTo(matrix, weights[parameters.varianceAt()]));
        return Cholesky.of(matrix);
    }

    private Optional<Cholesky> withoutKnownNoise(double[][] exponential, double[] weights) {
        return Cholesky.of(covariances(exponential, weights));
    }

    private double[][] covariances(double[][] exponential, double[] weights) {
        double[][] matrix = kernels(exponential, weights);
        parameters.source(weights).addTo(matrix);
        for (int i = 0; i < rows; i++) {
            matrix[i][i] += parameters.noise(weights);
        }
        return matrix;
    }

    /** All parts of the kernel: lower triangle with the diagonal. */
    private double[][] kernels(double[][] exponential, double[] weights) {
        double linear = weights[parameters.linearAt()];
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double[] row = exponential[i].clone();
            double[] products = kernel.linear()[i];
            for (int j = 0; j < row.length; j++) {
                row[j] += linear * products[j];
            }
            matrix[i] = row;
        }
        parameters.cell(weights).ifPresent(cell -> cells.orElseThrow().addTo(matrix, cell));
        return matrix;
    }

    /** Gradient of the likelihood: 1/2 tr((A - c c' / variance) dK/dp), A the inverse. */
    private void slopes(
            double[] weights,
            double[][] exponential,
            double[][] inverse,
            double[] coefficients,
            double variance,
            double[] gradient) {
        double noiseSlope = 0;
        for (int i = 0; i < rows; i++) {
            double[] row = inverse[i];
            double scaled = coefficients[i] / variance;
            for (int j = 0; j <= i; j++) {
                row[j] -= scaled * coefficients[j];
            }
            noiseSlope += 0.5 * row[i];
        }
        gradient[parameters.noiseAt()] = noiseSlope * weights[parameters.noiseAt()];
        known.ifPresent(
                noise ->
                        gradient[parameters.varianceAt()] =
                                noise.slope(inverse, variance, fit(coefficients)));
        if (parameters.sourceRows() > 0) {
            sourceSlopes(weights, kernels(exponential, weights), inverse, gradient);
        }
        parameters
                .cell(weights)
                .ifPresent(
                        cell ->
                                System.arraycopy(
                                        cells.orElseThrow().slopes(inverse, cell),
                                        0,
                                        gradient,
                                        parameters.cellAt(),
                                        HyperParameters.OF_CELL));
        kernelSlopes(weights, exponential, inverse, gradient);
    }

    /** By linear part and weights of the variables; overwrites the pairs. */
    private void kernelSlopes(
            double[] weights, double[][] exponential, double[][] pairs, double[] gradient) {
        double linearSlope = 0;
        double[][] products = kernel.linear();
        for (int i = 0; i < rows; i++) {
            double[] row = pairs[i];
            linearSlope -= 0.5 * row[i] * products[i][i];
            for (int j = 0; j <= i; j++) {
                linearSlope += row[j] * products[i][j];
            }
            for (int j = 0; j <= i; j++) {
                row[j] *= exponential[i][j];
            }
        }
        double[] sums = kernel.weighted(pairs);
        for (int v = 0; v < sums.length; v++) {
            gradient[v] = -weights[v] * sums[v];
        }
        gradient[parameters.linearAt()] = linearSlope * weights[parameters.linearAt()];
    }

    /** By weight and noise of the other task; its pairs are multiplied by what they count. */
    private void sourceSlopes(
            double[] weights, double[][] kernels, double[][] pairs, double[] gradient) {
        SourceTask source = parameters.source(weights);
        double weightSlope = 0;
        double noiseSlope = 0;
        for (int i = 0; i < source.rows(); i++) {
            double[] row = pairs[i];
            noiseSlope += 0.5 * row[i];
            weightSlope -= 0.5 * row[i] * kernels[i][i];
            for (int j = 0; j <= i; j++) {
                weightSlope += row[j] * kernels[i][j];
                row[j] *= 1 + source.weight();
            }
        }
        gradient[parameters.sourceAt()] = weightSlope * source.weight();
        gradient[parameters.sourceAt() + 1] = noiseSlope * source.noise();
    }
}
