package dev.linas.core.predictor;

/**
 * The task of the first rows of a Gaussian process, where they were measured for another task than
 * the others: another search, an imported log, another device. Their labels are a value of the
 * process plus one of a second process of the same kernel, times a weight, plus noise of their own,
 * so they count as much as they agree with the rows of the task itself (intrinsic coregionalisation
 * of two tasks; Bonilla et al., "Multi-task Gaussian Process Prediction", 2007, section 2).
 * Immutable.
 *
 * @param rows how many of the first rows are of the other task, &ge; 0
 * @param weight variance of what the other task has and this one lacks, relative to the process,
 *     &ge; 0
 * @param noise variance of the other task's own noise, relative to the process, &ge; 0; in addition
 *     to that of every row
 */
public record SourceTask(int rows, double weight, double noise) {
    /** No row is of another task. */
    public static final SourceTask NONE = new SourceTask(0, 0, 0);

    public SourceTask {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "rows of another task are %d; expected 0 or more".formatted(rows));
        }
        ParameterChecks.requireNotNegative("weight of another task", weight);
        ParameterChecks.requireNotNegative("noise of another task", noise);
    }

    /** The same weight and noise for another number of rows; none of either for no rows. */
    public SourceTask of(int others) {
        return others == 0 ? NONE : new SourceTask(others, weight, noise);
    }

    /**
     * Turns the kernels among all rows into their covariances.
     *
     * @param kernels per row its kernels with every row, or with the rows up to itself; changed
     */
    public void addTo(double[][] kernels) {
        for (int i = 0; i < rows; i++) {
            double[] row = kernels[i];
            for (int j = 0; j < Math.min(rows, row.length); j++) {
                row[j] *= 1 + weight;
            }
            row[i] += noise;
        }
    }
}
