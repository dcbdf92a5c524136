package dev.linas.searches.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scale of an axis: from values to places, and round values to mark.
 *
 * @param low the value at its beginning, finite; above 0 if it is logarithmic
 * @param high the value at its end, finite, above the lowest
 * @param logarithmic whether equal ratios are equally long
 */
record ChartAxis(double low, double high, boolean logarithmic) {
    private static final int WANTED_TICKS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double SCIENTIFIC_ABOVE = 1e7;
    private static final int MOST_DECIMALS = 4;

    /**
     * The axis over some values.
     *
     * @param margin share of the range that is left free at either end
     * @param values what is not finite, or not above 0 on a logarithmic axis, is left out
     */
    static ChartAxis over(List<double[]> values, double margin, boolean logarithmic) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] some : values) {
            for (double value : some) {
                if (Double.isFinite(value) && (!logarithmic || value > 0)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (low > high) {
            return new ChartAxis(logarithmic ? 1 : 0, logarithmic ? 10 : 1, logarithmic);
        }
        if (logarithmic) {
            return high > low
                    ? new ChartAxis(low, high, true)
                    : new ChartAxis(low / 2, Math.nextUp(high) * 2, true);
        }
        double free = high > low ? margin * (high - low) : Math.max(0.5, 0.05 * Math.abs(high));
        return new ChartAxis(low - free, high + free, false);
    }

    /** Where a value lies: 0 at the beginning, 1 at the end. */
    double part(double value) {
        return logarithmic
                ? StrictMath.log(value / low) / StrictMath.log(high / low)
                : (value - low) / (high - low);
    }

    /** Values to mark, ascending: some, all within the axis. */
    List<Double> ticks() {
        return logarithmic ? powers() : steps();
    }

    private List<Double> steps() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        for (double n = Math.ceil(low / step); n * step <= high; n++) {
            ticks.add(n * step + 0.0);
            if (n + 1 == n) {
                break; // the range is below the precision of its values
            }
        }
        return ticks;
    }

    private double step() {
        double rough = (high - low) / WANTED_TICKS;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
        for (double round : ROUND) {
            if (round * power >= rough) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private List<Double> powers() {
        List<Double> ticks = new ArrayList<>();
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(low)));
        boolean many = high / low > 1e3;
        for (; power <= high; power *= 10) {
            for (double round : many ? new double[] {1} : new double[] {1, 2, 5}) {
                double tick = round * power;
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** A mark as a text, with the decimals that tell it from its neighbours. */
    String label(double tick) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        double step = logarithmic ? tick : step();
        int decimals = (int) Math.max(0, -StrictMath.floor(StrictMath.log10(step) + 1e-9));
        return size >= SCIENTIFIC_ABOVE || decimals > MOST_DECIMALS
                ? String.format(Locale.ROOT, "%.2e", tick)
                : String.format(Locale.ROOT, "%." + decimals + "f", tick);
    }
}
