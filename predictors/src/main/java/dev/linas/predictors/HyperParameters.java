package dev.linas.predictors;

import dev.linas.core.predictor.CellKernel;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.SourceTask;
import java.util.Arrays;
import java.util.Optional;

/**
 * The hyper-parameters of a Gaussian process as a vector, with a normal prior for the logarithm of
 * each. In the order of the vector:
 *
 * <ol>
 *   <li>one weight per variable of the space;
 *   <li>the weight of the linear part of the kernel;
 *   <li>the noise variance;
 *   <li>only if some rows are of another task: weight and noise of that {@link SourceTask};
 *   <li>only if the kernel compares cells: the three parameters of the {@link CellKernel};
 *   <li>only if labels have {@link KnownNoise}: the variance of the process, which otherwise has a
 *       closed form.
 * </ol>
 *
 * <p>Immutable.
 */
final class HyperParameters {
    /**
     * Standard deviation of the prior of a weight's logarithm, for rows that a search collected.
     * Such rows lie close to its front. With a wide prior, the weights of largest likelihood
     * predict too small variances far from the front, so that the search does not explore there:
     * with 1, searches reach less hypervolume; with 0.1 to 0.5 there is no difference.
     */
    static final double OF_SEARCHED_ROWS = 0.4;

    /** The same for rows drawn at random, which determine the weights better. */
    static final double OF_RANDOM_ROWS = 1.0;

    /**
     * Expected exponent of the kernel between two random genomes at the prior means: each weight's
     * mean is this over the number of variables.
     */
    private static final double DECAY = 1.5;

    private static final double SMALLEST_NOISE = 1e-6;

    /** Prior mean of the value, and deviation of its logarithm: linear part, then noise. */
    private static final double[][] LINEAR_AND_NOISE = {{1, 2}, {1e-2, 2}};

    private static final double[][] SOURCE_WEIGHT_AND_NOISE = {{0.3, 1.5}, {1e-2, 2}};
    private static final double[][] EQUAL_OPERATIONS_AND_DECAY = {{0.05, 2}, {1, 2}, {0.1, 1}};

    /** Number of parameters of a {@link CellKernel}. */
    static final int OF_CELL = EQUAL_OPERATIONS_AND_DECAY.length;

    /** Prior of the variance of the process: wide, so that the data decide. */
    private static final double[][] VARIANCE = {{1, 5}};

    private final int variables;
    private final int sourceRows;
    private final int cellAt;
    private final int varianceAt;
    private final double[] means;
    private final double[] deviations;

    /**
     * @param weightDeviation deviation of the prior of the variables' weights
     * @param sourceRows how many of the first rows are of another task
     * @param comparesCells whether the kernel has the terms of a cell
     * @param knowsNoise whether labels have known noise
     */
    HyperParameters(
            int variables,
            double weightDeviation,
            int sourceRows,
            boolean comparesCells,
            boolean knowsNoise) {
        this.variables = variables;
        this.sourceRows = sourceRows;
        int source = variables + LINEAR_AND_NOISE.length;
        int cell = source + (sourceRows > 0 ? SOURCE_WEIGHT_AND_NOISE.length : 0);
        this.cellAt = comparesCells ? cell : -1;
        int variance = cell + (comparesCells ? OF_CELL : 0);
        this.varianceAt = knowsNoise ? variance : -1;
        this.means = new double[variance + (knowsNoise ? VARIANCE.length : 0)];
        this.deviations = new double[means.length];
        Arrays.fill(means, 0, variables, StrictMath.log(DECAY / variables));
        Arrays.fill(deviations, 0, variables, weightDeviation);
        set(variables, LINEAR_AND_NOISE);
        if (sourceRows > 0) {
            set(source, SOURCE_WEIGHT_AND_NOISE);
        }
        if (comparesCells) {
            set(cell, EQUAL_OPERATIONS_AND_DECAY);
        }
        if (knowsNoise) {
            set(variance, VARIANCE);
        }
    }

    private void set(int first, double[][] priors) {
        for (int p = 0; p < priors.length; p++) {
            means[first + p] = StrictMath.log(priors[p][0]);
            deviations[first + p] = priors[p][1];
        }
    }

    /** Number of hyper-parameters. */
    int count() {
        return means.length;
    }

    int variables() {
        return variables;
    }

    int sourceRows() {
        return sourceRows;
    }

    boolean comparesCells() {
        return cellAt >= 0;
    }

    /** Place of the weight of the linear part. */
    int linearAt() {
        return variables;
    }

    /** Place of the noise. */
    int noiseAt() {
        return variables + 1;
    }

    /** Place of weight and noise of the other task. */
    int sourceAt() {
        return variables + 2;
    }

    /** Place of the first of the cell's three. */
    int cellAt() {
        return cellAt;
    }

    /** Place of the variance of the process; -1 where it is profiled out. */
    int varianceAt() {
        return varianceAt;
    }

    /** Means of the priors of the logarithms; a copy. */
    double[] priorMeans() {
        return means.clone();
    }

    /** Negative logarithm of the prior density at a point of logarithms, up to a constant. */
    double priorLoss(double[] point) {
        double loss = 0;
        for (int p = 0; p < point.length; p++) {
            double away = (point[p] - means[p]) / deviations[p];
            loss += 0.5 * away * away;
        }
        return loss;
    }

    /** Adds the gradient of {@link #priorLoss}. */
    void addPriorSlopes(double[] point, double[] gradient) {
        for (int p = 0; p < point.length; p++) {
            gradient[p] += (point[p] - means[p]) / (deviations[p] * deviations[p]);
        }
    }

    double noise(double[] values) {
        return SMALLEST_NOISE + values[noiseAt()];
    }

    SourceTask source(double[] values) {
        return sourceRows == 0
                ? SourceTask.NONE
                : new SourceTask(sourceRows, values[sourceAt()], values[sourceAt() + 1]);
    }

    Optional<CellKernel> cell(double[] values) {
        return comparesCells()
                ? Optional.of(
                        new CellKernel(values[cellAt], values[cellAt + 1], values[cellAt + 2]))
                : Optional.empty();
    }

    HammingKernel kernel(double[] values) {
        return new HammingKernel(
                values[linearAt()], Arrays.copyOf(values, variables), cell(values));
    }
}
