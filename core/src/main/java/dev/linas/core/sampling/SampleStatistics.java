package dev.linas.core.sampling;

import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Statistics of the samples of one measurement. All values have the unit of the samples.
 *
 * @param count number of samples; at least 1
 * @param median the 50th percentile
 * @param p90 the 90th percentile; empty below {@value #LEAST_FOR_P90} samples, where it would rest
 *     on a handful of them
 * @param mean arithmetic mean
 * @param mad median absolute deviation from the median; at least 0
 * @param low lower end of the interval that holds the true median with 95 % confidence
 * @param high upper end of it
 */
public record SampleStatistics(
        int count,
        double median,
        OptionalDouble p90,
        double mean,
        double mad,
        double low,
        double high) {

    /** Samples that must be there before a 90th percentile is quoted. */
    public static final int LEAST_FOR_P90 = 64;

    /**
     * The statistics of samples.
     *
     * @param samples finite numbers in the order taken, at least one; not changed
     */
    public static SampleStatistics of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double median = Quantiles.ofSorted(0.5, sorted);
        MedianInterval interval = MedianInterval.of(samples);
        return new SampleStatistics(
                samples.length,
                median,
                samples.length < LEAST_FOR_P90
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Quantiles.ofSorted(0.9, sorted)),
                Arrays.stream(samples).average().orElseThrow(),
                Quantiles.median(Arrays.stream(samples).map(x -> Math.abs(x - median)).toArray()),
                Math.min(interval.low(), median),
                Math.max(interval.high(), median));
    }

    /** Standard error of the median: what a normal distribution of this interval has. */
    public double standardError() {
        return standardError(low, high);
    }

    /** Standard deviation of the normal distribution that has this central 95 % interval. */
    public static double standardError(double low, double high) {
        return (high - low) / (2 * NormalDistribution.NINETY_FIVE_PERCENT);
    }

    /** Half the length of the interval, as a fraction of the median; at least 0. */
    public double relativeHalfWidth() {
        return (high - low) / 2 / median;
    }

    /**
     * These statistics with an interval that also allows for a change of the device between two
     * measurements, which no single one of them can see.
     *
     * @param relative the further uncertainty, a fraction of the median; at least 0; added in
     *     quadrature, since it has nothing to do with that of the samples
     */
    public SampleStatistics widenedBy(double relative) {
        double more = relative * median;
        return new SampleStatistics(
                count,
                median,
                p90,
                mean,
                mad,
                median - StrictMath.hypot(median - low, more),
                median + StrictMath.hypot(high - median, more));
    }
}
