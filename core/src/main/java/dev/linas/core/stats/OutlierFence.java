package dev.linas.core.stats;

import java.util.Arrays;

/**
 * The values of a sample that lie together, and what lies hugely beyond them: farther from the
 * quartiles than {@value #REACH} times the distance between these (far outside the fences of Tukey,
 * "Exploratory Data Analysis", 1977, which are 3 times it). Where the quartiles are equal, the
 * median distance of the unequal values from the median takes its place. Penalties that a quarter
 * of the values or more have reach a quartile; they are told by their size as well: more than
 * {@value #FAR} times as large as every value of the half that lies together, and farther from the
 * median than {@value #REACH} times the median distance. So two clusters of ordinary values have
 * none. Fewer than {@value #LEAST} values have no outliers.
 *
 * @param lowest least value of the sample that is no outlier
 * @param highest largest one
 */
public record OutlierFence(double lowest, double highest) {
    private static final double REACH = 1000;
    private static final double FAR = 500;
    private static final int LEAST = 5;

    /**
     * The fence of a sample.
     *
     * @param sample finite values of any magnitude, in any order, at least one; not changed
     */
    public static OutlierFence of(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double low = sorted[n / 4];
        double high = sorted[3 * n / 4];
        double spread = high > low ? high - low : unequalSpread(sorted, low);
        if (n < LEAST || spread == 0.0) {
            return new OutlierFence(sorted[0], sorted[n - 1]);
        }
        double[] withoutPenalties = withoutPenalties(sorted);
        if (isOutside(low, withoutPenalties) || isOutside(high, withoutPenalties)) {
            return new OutlierFence(
                    withoutPenalties[0], withoutPenalties[withoutPenalties.length - 1]);
        }
        int first = 0;
        while (sorted[first] < low - REACH * spread) {
            first++;
        }
        int last = n - 1;
        while (sorted[last] > high + REACH * spread) {
            last--;
        }
        return new OutlierFence(sorted[first], sorted[last]);
    }

    /** Whether a value lies hugely beyond the others. */
    public boolean isOutlier(double value) {
        return value < lowest || value > highest;
    }

    /**
     * The value, or for an outlier the fence: a value beyond the others by their own range, so that
     * the outlier stays the worst or best and the others still count.
     */
    public double clipped(double value) {
        if (!isOutlier(value)) {
            return value;
        }
        double reach = highest > lowest ? highest - lowest : Math.abs(highest);
        double clipped =
                value > highest
                        ? Math.min(value, highest + reach)
                        : Math.max(value, lowest - reach);
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, clipped));
    }

    /** The values that are not so far away, and so large, that they can be nothing else. */
    private static double[] withoutPenalties(double[] sorted) {
        double median = sorted[(sorted.length - 1) / 2];
        double[] distances =
                Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
        double reach = REACH * distances[(distances.length - 1) / 2];
        double largest =
                Arrays.stream(sorted)
                        .filter(v -> Math.abs(v - median) <= reach)
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
        return largest == 0.0
                ? sorted
                : Arrays.stream(sorted)
                        .filter(v -> Math.abs(v - median) <= reach || Math.abs(v) <= FAR * largest)
                        .toArray();
    }

    private static boolean isOutside(double value, double[] sorted) {
        return value < sorted[0] || value > sorted[sorted.length - 1];
    }

    /** How far the values lie from the one that half of them or more have; 0 if all are equal. */
    private static double unequalSpread(double[] sample, double common) {
        double[] distances =
                Arrays.stream(sample)
                        .filter(value -> value != common)
                        .map(value -> Math.abs(value - common))
                        .toArray();
        return distances.length == 0 ? 0.0 : Quantiles.median(distances);
    }
}
