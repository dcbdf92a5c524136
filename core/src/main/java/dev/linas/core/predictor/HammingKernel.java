package dev.linas.core.predictor;

import java.util.Arrays;

/**
 * A kernel on genomes with a weight of its own for every variable: {@code k(x, y) = linear * x_c .
 * y_c + exp(-sum_v theta_v d_v(x, y) - cell * p(x, y))}.
 *
 * <p>{@code d_v} is 0 where variable v agrees or counts in neither genome, 1 where its options
 * differ, 1/2 where it counts in one of them only. {@code x_c} is the one-hot row, centred on the
 * training rows and scaled so that their mean squared norm is 1: the part of a metric that is a
 * plain sum over blocks, as MACs and most of a latency are. {@code p} is, in a space that declares
 * a cell, the number of paths that one cell has and the other lacks, over the number of paths there
 * can be ({@link dev.linas.core.space.CellPaths}): 0 for cells that compute the same.
 *
 * <p>Immutable.
 */
public final class HammingKernel {
    private final double linear;
    private final double[] thetas;
    private final double cell;

    /** A kernel that does not look at paths. */
    public HammingKernel(double linear, double[] thetas) {
        this(linear, thetas, 0);
    }

    /**
     * @param linear weight of the linear part, &ge; 0
     * @param thetas one weight per variable, &ge; 0; copied
     * @param cell weight of the differing paths, &ge; 0; 0 in a space without a cell
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    public HammingKernel(double linear, double[] thetas, double cell) {
        requireWeight("linear weight", linear);
        requireWeight("weight of the cell", cell);
        for (int v = 0; v < thetas.length; v++) {
            requireWeight("weight of variable " + v, thetas[v]);
        }
        this.linear = linear;
        this.thetas = thetas.clone();
        this.cell = cell;
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                    "%s of a kernel is %s; expected a finite number of at least 0"
                            .formatted(name, weight));
        }
    }

    /** Weight of the linear part. */
    public double linear() {
        return linear;
    }

    /** Weight of one variable. */
    public double theta(int variable) {
        return thetas[variable];
    }

    /** One weight per variable; a copy. */
    public double[] thetas() {
        return thetas.clone();
    }

    /** Weight of the differing paths. */
    public double cell() {
        return cell;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HammingKernel that
                && Double.compare(linear, that.linear) == 0
                && Double.compare(cell, that.cell) == 0
                && Arrays.equals(thetas, that.thetas);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(thetas);
    }
}
