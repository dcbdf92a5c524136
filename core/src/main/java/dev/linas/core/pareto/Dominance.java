package dev.linas.core.pareto;

/** Pareto dominance of cost vectors: every component is minimised. */
public final class Dominance {
    private Dominance() {}

    /**
     * Whether {@code left} Pareto-dominates {@code right}: nowhere worse, somewhere better. A
     * strict partial order on vectors of equal length without NaN.
     */
    public static boolean dominates(double[] left, double[] right) {
        boolean better = false;
        for (int o = 0; o < left.length; o++) {
            if (left[o] > right[o]) {
                return false;
            }
            better |= left[o] < right[o];
        }
        return better;
    }

    /**
     * Constrained dominance (Deb et al., 2002, definition 1): the feasible dominates the
     * infeasible, of two infeasible ones the smaller violation; between equal violations, 0 among
     * them, Pareto dominance decides.
     *
     * @param leftViolation total constraint violation, &ge; 0; 0 is feasible
     * @param rightViolation likewise
     */
    public static boolean dominates(
            double[] left, double leftViolation, double[] right, double rightViolation) {
        if (leftViolation != rightViolation) {
            return leftViolation < rightViolation;
        }
        return dominates(left, right);
    }
}
