package dev.linas.core.stats;

import java.util.function.ToDoubleBiFunction;

/**
 * A rank correlation with the interval that holds the true one with 95 % confidence: normal on the
 * scale of Fisher's z, with the variances of Bonett and Wright ("Sample size requirements for
 * estimating Pearson, Kendall and Spearman correlations", Psychometrika 65, 2000): 0.437 / (n - 4)
 * for tau, (1 + rho^2 / 2) / (n - 3) for Spearman's. They are for samples without many ties; above
 * 0.8 (tau) and 0.95 (Spearman's) they are too wide rather than too narrow. Pure.
 *
 * @param value -1..1; NaN where it is not defined, as by {@link RankCorrelation}
 * @param low lower end; NaN below {@value #LEAST_PAIRS} pairs
 * @param high upper end; NaN likewise
 * @param pairs number of pairs
 */
public record RankInterval(double value, double low, double high, int pairs) {
    /** Fewest pairs from which an interval is told. */
    public static final int LEAST_PAIRS = 6;

    /**
     * Kendall's tau-b.
     *
     * @param left one sample
     * @param right the other, of the same length
     */
    public static RankInterval kendallTauB(double[] left, double[] right) {
        return of(
                RankCorrelation.kendallTauB(left, right), left.length, (tau, n) -> 0.437 / (n - 4));
    }

    /**
     * Spearman's rank correlation.
     *
     * @param left one sample
     * @param right the other, of the same length
     */
    public static RankInterval spearman(double[] left, double[] right) {
        return of(
                RankCorrelation.spearman(left, right),
                left.length,
                (rho, n) -> (1 + rho * rho / 2) / (n - 3));
    }

    private static RankInterval of(
            double value, int pairs, ToDoubleBiFunction<Double, Integer> variance) {
        if (Double.isNaN(value) || pairs < LEAST_PAIRS) {
            return new RankInterval(value, Double.NaN, Double.NaN, pairs);
        }
        double half =
                NormalDistribution.NINETY_FIVE_PERCENT
                        * Math.sqrt(variance.applyAsDouble(value, pairs));
        double z = 0.5 * (StrictMath.log1p(value) - StrictMath.log1p(-value));
        return new RankInterval(value, StrictMath.tanh(z - half), StrictMath.tanh(z + half), pairs);
    }
}
