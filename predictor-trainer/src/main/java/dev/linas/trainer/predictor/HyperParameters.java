package dev.linas.trainer.predictor;

import dev.linas.core.predictor.CellKernel;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.SourceTask;
import java.util.Arrays;
import java.util.Optional;

/**
 * The hyper-parameters of a Gaussian process: which there are, where they stand in a vector, and
 * the normal priors of their logarithms: a weight per variable, the weight of the linear part, the
 * noise; where rows are of another task, weight and noise of that {@link SourceTask}; where the
 * kernel compares cells, the three of the {@link CellKernel}; where labels have {@link KnownNoise},
 * the variance of the process. Immutable.
 */
final class HyperParameters {
    /**
     * Deviation of the weights' prior for rows that a search has collected. They lie close
     * together, around its front; the weights that make them likeliest are too sure of what lies
     * elsewhere, and the search does not go there. With a deviation of 1 searches end lower; from
     * 0.5 down to 0.1 they end alike.
     */
    static final double OF_SEARCHED_ROWS = 0.4;

    /** Deviation of the weights' prior for rows drawn at random, which tell the weights better. */
    static final double OF_RANDOM_ROWS = 1.0;

    /** The exponential part decays by about this much between two random genomes at the prior. */
    private static final double DECAY = 1.5;

    private static final double SMALLEST_NOISE = 1e-6;

    /** Means and deviations of what follows the weights of the variables. */
    private static final double[][] LINEAR_AND_NOISE = {{1, 2}, {1e-2, 2}};

    private static final double[][] SOURCE_WEIGHT_AND_NOISE = {{0.3, 1.5}, {1e-2, 2}};
    private static final double[][] EQUAL_OPERATIONS_AND_DECAY = {{0.05, 2}, {1, 2}, {0.1, 1}};

    /** How many a cell has. */
    static final int OF_CELL = EQUAL_OPERATIONS_AND_DECAY.length;

    /** Nearly flat, as if it were profiled out. */
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
