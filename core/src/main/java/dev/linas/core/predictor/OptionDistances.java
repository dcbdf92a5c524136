package dev.linas.core.predictor;

import dev.linas.core.space.SearchSpace;

/**
 * How far two options of a variable are apart for a {@link HammingKernel}: 0 where they agree; else
 * 1, or, where the kernel knows their order, {@code 6 (i - j)^2 / (k (k + 1))}, i and j being the
 * places of two of k options that ascend. Over all pairs of options both have the same mean, {@code
 * 1 - 1 / k}, and they agree for two options.
 *
 * <p>A variable that does not count lies at 1/2 from every option; in the order beside its middle,
 * {@code 6 (i - (k - 1) / 2)^2 / (k (k + 1)) + 1 / (2 k)}, which is 1/2 on average. All of these
 * are squared distances of points in a Euclidean space, so their exponential is a kernel.
 */
public final class OptionDistances {
    /** From so many options on their order is looked at. */
    private static final int MANY = 8;

    private OptionDistances() {}

    /**
     * Whether the order of a variable's options is looked at: at least {@value #MANY} numbers that
     * ascend. With fewer, each is measured often enough to be known by itself.
     */
    public static boolean hasOrder(SearchSpace space, int variable) {
        return space.optionCount(variable) >= MANY && space.variables().get(variable).ascends();
    }

    /** Whether some variable of a space {@linkplain #hasOrder(SearchSpace, int) has an order}. */
    public static boolean hasOrder(SearchSpace space) {
        for (int v = 0; v < space.size(); v++) {
            if (hasOrder(space, v)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The distance of two codes of a variable.
     *
     * @param ordered whether the kernel knows orders
     * @param left option, or the number of options where the variable does not count
     * @param right the same of the other genome
     * @return &ge; 0
     */
    public static double of(SearchSpace space, int variable, boolean ordered, int left, int right) {
        if (left == right) {
            return 0;
        }
        int options = space.optionCount(variable);
        boolean oneInactive = left == options || right == options;
        if (!ordered || !hasOrder(space, variable)) {
            return oneInactive ? 0.5 : 1;
        }
        double scale = 6.0 / (options * (options + 1.0));
        if (oneInactive) {
            double away = Math.min(left, right) - (options - 1) / 2.0;
            return scale * away * away + 0.5 / options;
        }
        double steps = left - right;
        return scale * steps * steps;
    }
}
