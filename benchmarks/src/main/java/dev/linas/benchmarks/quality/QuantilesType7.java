package dev.linas.benchmarks.quality;

import java.util.Arrays;

/** Medians and quartiles; those between two values are interpolated. Pure. */
public final class QuantilesType7 {
    private QuantilesType7() {}

    /** The middle value; NaN of no values. */
    public static double median(double... values) {
        return of(0.5, values);
    }

    /**
     * A quantile, as R's default (type 7) and NumPy define it. Infinite values are values like others: a
     * quantile that lies between a finite and an infinite one is infinite.
     *
     * @param share 0..1
     * @param values in any order; not changed
     * @return NaN of no values
     */
    public static double of(double share, double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double rest = place - below;
        return rest == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
