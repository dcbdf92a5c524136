package dev.linas.core.stats;

import java.util.Arrays;

/**
 * Medians and other quantiles of samples, by linear interpolation between order statistics (Hyndman
 * and Fan, 1996, type 7; the default of R and NumPy). Infinite values are values like others: a
 * quantile between a finite and an infinite one is infinite. Pure.
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The median; of an even number of values the middle between the two in the middle.
     *
     * @param values in any order; not changed
     * @return NaN of no values
     */
    public static double median(double... values) {
        return of(0.5, values);
    }

    /**
     * A quantile.
     *
     * @param share 0..1
     * @param values in any order; not changed
     * @return NaN of no values
     */
    public static double of(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(share, sorted);
    }

    /**
     * A quantile of sorted values.
     *
     * @param share 0..1
     * @param sorted in ascending order
     * @return NaN of no values
     */
    public static double ofSorted(double share, double... sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double rest = position - below;
        return rest == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
