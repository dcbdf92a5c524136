package dev.linas.core.stats;

import java.util.Arrays;

/**
 * The values of a sample that lie together, and what lies hugely beyond them: farther from the
 * quartiles than {@value #REACH} times the distance between these (far outside the fences of Tukey,
 * "Exploratory Data Analysis", 1977, which are 3 times it). Where the quartiles are equal, the
 * median distance of the unequal values from the median takes its place. Where a quartile lies
 * farther from the median than {@value #REACH} times the median distance from it, a quarter or more
 * are outliers: all values that lie as far. Fewer than {@value #LEAST} values have no outliers.
 *
 * @param lowest least value of the sample that is no outlier
 * @param highest largest one
 */
public record OutlierFence(double lowest, double highest) {
    private static final double REACH = 1000;
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
        double median = sorted[(n - 1) / 2];
        double reach = REACH * medianDistance(sorted, median);
        if (reach > 0 && (low < median - reach || high > median + reach)) {
            double[] near =
                    Arrays.stream(sorted).filter(v -> Math.abs(v - median) <= reach).toArray();
            return new OutlierFence(near[0], near[near.length - 1]);
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

    /** The lower median of the distances: those of the half that lies nearest. */
    private static double medianDistance(double[] sample, double median) {
        double[] distances =
                Arrays.stream(sample).map(value -> Math.abs(value - median)).sorted().toArray();
        return distances[(distances.length - 1) / 2];
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
