package dev.linas.core.sampling;

import java.util.Arrays;

/** Quantiles of samples, by linear interpolation between order statistics (Hyndman and Fan, type 7). */
public final class Quantiles {
    private Quantiles() {}

    /** The median of samples in any order, at least one; they are not changed. */
    public static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, 0.5);
    }

    /**
     * A quantile.
     *
     * @param sorted samples in ascending order, at least one
     * @param fraction in [0, 1]
     */
    public static double ofSorted(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
