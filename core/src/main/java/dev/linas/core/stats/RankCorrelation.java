package dev.linas.core.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Rank correlations of two samples, -1..1. Ties are handled; where a correlation is not defined
 * (fewer than two pairs, a constant sample, a NaN) it is NaN. Pure, deterministic, O(n log n).
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Kendall's tau-b.
     *
     * @param left one sample
     * @param right the other, of the same length
     * @return concordant minus discordant pairs, over the geometric mean of the pairs untied in
     *     each
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double kendallTauB(double[] left, double[] right) {
        return comparable(left, right)
                ? new KendallsCorrelation().correlation(positiveZeros(left), positiveZeros(right))
                : Double.NaN;
    }

    /**
     * Spearman's rank correlation: Pearson's correlation of the ranks, tied values sharing their
     * mean rank. All sums are of halves and quarters, so they are exact up to some 100,000 pairs.
     *
     * @param left one sample
     * @param right the other, of the same length
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double spearman(double[] left, double[] right) {
        if (!comparable(left, right)) {
            return Double.NaN;
        }
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        double[] x = ranking.rank(positiveZeros(left));
        double[] y = ranking.rank(positiveZeros(right));
        double mean = (x.length + 1) / 2.0;
        double xx = 0.0;
        double yy = 0.0;
        double xy = 0.0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }
        return xx == 0.0 || yy == 0.0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    private static boolean comparable(double[] left, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "samples of %d and %d values; expected as many in both"
                            .formatted(left.length, right.length));
        }
        return left.length >= 2
                && Arrays.stream(left).noneMatch(Double::isNaN)
                && Arrays.stream(right).noneMatch(Double::isNaN);
    }

    /** Zeros of either sign are equal values. */
    private static double[] positiveZeros(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }
}
