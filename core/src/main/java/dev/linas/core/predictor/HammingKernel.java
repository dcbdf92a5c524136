package dev.linas.core.predictor;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A kernel on genomes with a weight of its own for every variable: {@code k(x, y) = linear * x_c .
 * y_c + exp(-sum_v theta_v d_v(x, y))}.
 *
 * <p>{@code d_v} is 0 where variable v agrees or counts in neither genome, 1 where its options
 * differ, 1/2 where it counts in one of them only; an ordered kernel knows how far options that
 * ascend are apart ({@link OptionDistances}). {@code x_c} is the one-hot row, centred on the
 * training rows and scaled so that their mean squared norm is 1: the part of a metric that is a
 * plain sum over blocks, as MACs and most of a latency are. In a space that declares a cell a
 * {@link CellKernel} may be added, which knows what cells compute.
 *
 * <p>Immutable.
 */
public final class HammingKernel {
    private final double linear;
    private final double[] thetas;
    private final Optional<CellKernel> cell;
    private final boolean ordered;

    /** A kernel that looks neither at cells nor at the order of options. */
    public HammingKernel(double linear, double[] thetas) {
        this(linear, thetas, Optional.empty());
    }

    /**
     * @param linear weight of the linear part, &ge; 0
     * @param thetas one weight per variable, &ge; 0; copied
     * @param cell what is added of cells; empty in a space without
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    public HammingKernel(double linear, double[] thetas, Optional<CellKernel> cell) {
        this(linear, thetas, cell, false);
    }

    private HammingKernel(
            double linear, double[] thetas, Optional<CellKernel> cell, boolean ordered) {
        ParameterChecks.requireNotNegative("linear weight of a kernel", linear);
        for (int v = 0; v < thetas.length; v++) {
            ParameterChecks.requireNotNegative(
                    "weight of variable " + v + " of a kernel", thetas[v]);
        }
        this.linear = linear;
        this.thetas = thetas.clone();
        this.cell = Objects.requireNonNull(cell);
        this.ordered = ordered;
    }

    /** The same kernel, which knows the order of options that ascend or does not. */
    public HammingKernel ordered(boolean knowsOrder) {
        return new HammingKernel(linear, thetas, cell, knowsOrder);
    }

    /** Whether it knows the order of options that ascend. */
    public boolean isOrdered() {
        return ordered;
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

    /** The terms for cells that are added; empty if there are none. */
    public Optional<CellKernel> cell() {
        return cell;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HammingKernel that
                && Double.compare(linear, that.linear) == 0
                && cell.equals(that.cell)
                && ordered == that.ordered
                && Arrays.equals(thetas, that.thetas);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(thetas);
    }
}
