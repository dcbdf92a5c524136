package dev.linas.core.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Rank correlations of two samples, -1..1. Ties are handled; where a correlation is not defined (fewer
 * than two pairs, a constant sample, a NaN) it is NaN. Pure, deterministic, O(n log n).
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Kendall's tau-b, by merge sort (Knight, "A Computer Method for Calculating Kendall's Tau with
     * Ungrouped Data", 1966).
     *
     * @param left one sample
     * @param right the other, of the same length
     * @return concordant minus discordant pairs, over the geometric mean of the pairs untied in each
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double kendallTauB(double[] left, double[] right) {
        if (!comparable(left, right)) {
            return Double.NaN;
        }
        double[] x = positiveZeros(left);
        double[] y = positiveZeros(right);
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]));
        double[] xSorted = new double[x.length];
        double[] yByX = new double[x.length];
        Arrays.setAll(yByX, i -> y[order[i]]);
        Arrays.setAll(xSorted, i -> x[order[i]]);
        long all = pairs(x.length);
        long untiedX = all - tiedPairs(xSorted);
        long tiedInBoth = tiedPairs(xSorted, yByX);
        long discordant = sortCountingSwaps(yByX, new double[yByX.length], 0, yByX.length);
        long untiedY = all - tiedPairs(yByX);
        if (untiedX == 0 || untiedY == 0) {
            return Double.NaN;
        }
        long concordantLessDiscordant = untiedX + untiedY - all + tiedInBoth - 2 * discordant;
        return concordantLessDiscordant / Math.sqrt((double) untiedX * untiedY);
    }

    /**
     * Spearman's rank correlation: Pearson's correlation of the ranks, tied values sharing their mean
     * rank.
     *
     * @param left one sample
     * @param right the other, of the same length
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double spearman(double[] left, double[] right) {
        if (!comparable(left, right)) {
            return Double.NaN;
        }
        double[] x = meanRanks(positiveZeros(left));
        double[] y = meanRanks(positiveZeros(right));
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

    private static double[] meanRanks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || values[order[i]] != values[order[start]]) {
                for (int j = start; j < i; j++) {
                    ranks[order[j]] = (start + 1 + i) / 2.0;
                }
                start = i;
            }
        }
        return ranks;
    }

    /** Sorts a range by merging and counts the exchanges of neighbours that this is worth. */
    private static long sortCountingSwaps(double[] values, double[] buffer, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long swaps =
                sortCountingSwaps(values, buffer, from, middle)
                        + sortCountingSwaps(values, buffer, middle, to);
        System.arraycopy(values, from, buffer, from, to - from);
        int left = from;
        int right = middle;
        for (int next = from; next < to; next++) {
            if (right == to || (left < middle && buffer[left] <= buffer[right])) {
                values[next] = buffer[left++];
            } else {
                swaps += middle - left;
                values[next] = buffer[right++];
            }
        }
        return swaps;
    }

    private static long tiedPairs(double[] sorted) {
        return tiedPairs(sorted, sorted);
    }

    /** Pairs equal in both samples, which are sorted by the first and then the second. */
    private static long tiedPairs(double[] x, double[] y) {
        long tied = 0;
        int start = 0;
        for (int i = 1; i <= x.length; i++) {
            if (i == x.length || x[i] != x[start] || y[i] != y[start]) {
                tied += pairs(i - start);
                start = i;
            }
        }
        return tied;
    }

    private static long pairs(long count) {
        return count * (count - 1) / 2;
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

    private static double[] positiveZeros(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }
}
