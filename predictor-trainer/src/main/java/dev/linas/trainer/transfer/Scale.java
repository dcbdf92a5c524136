package dev.linas.trainer.transfer;

import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;

/**
 * How values of a metric are scaled: by their logarithm where all are positive, as times and sizes
 * are; otherwise by the largest magnitude. Values farther from the median than {@value #REACH}
 * standard deviations, as the median distance tells them, are drawn in to there. Immutable.
 */
final class Scale {
    private static final double REACH = 3;

    private final boolean logarithmic;

    /** Magnitude that values are divided by where they are not taken the logarithm of. */
    private final double unit;

    private final double low;
    private final double high;

    private Scale(boolean logarithmic, double unit, double low, double high) {
        this.logarithmic = logarithmic;
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    /**
     * @param values finite, at least one; not changed
     */
    static Scale of(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value is finite, not " + value);
            }
        }
        boolean logarithmic = Arrays.stream(values).allMatch(value -> value > 0);
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        double unit = largest > 0 ? largest : 1;
        double[] plain = plain(logarithmic, unit, values);
        double median = Quantiles.median(plain);
        double[] distances = Arrays.stream(plain).map(v -> Math.abs(v - median)).toArray();
        double reach =
                REACH
                        * NormalDistribution.DEVIATION_OVER_MEDIAN_DISTANCE
                        * Quantiles.median(distances);
        return reach > 0
                ? new Scale(logarithmic, unit, median - reach, median + reach)
                : new Scale(logarithmic, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static double[] plain(boolean logarithmic, double unit, double[] values) {
        return Arrays.stream(values)
                .map(value -> logarithmic ? StrictMath.log(value) : value / unit)
                .toArray();
    }

    /** Scaled values, outliers drawn in. */
    double[] scaled(double[] values) {
        return Arrays.stream(plain(logarithmic, unit, values))
                .map(value -> Math.max(low, Math.min(high, value)))
                .toArray();
    }

    /** A scaled value in the unit of the metric; finite where the value is. */
    double unscaled(double scaled) {
        double value = logarithmic ? StrictMath.exp(scaled) : scaled * unit;
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** Standard deviation of values about their mean; 0 of a single one. */
    static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) / values.length * (value - mean);
        }
        return Math.sqrt(sum);
    }
}
