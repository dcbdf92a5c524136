package dev.linas.device.latency;

import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Watches whether the device stays the same, by the latency of one sub-network that is measured
 * again and again. Not thread-safe.
 */
public final class Canary {
    /** Readings from which a spread can be told; the first ones are the base of drift. */
    private static final int FEW = 3;

    /** Makes a median absolute deviation a standard deviation of normal errors. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private static final double TWO_SIDED_95 = 1.96;
    private static final int REMEMBERED = 64;

    private final List<Double> base = new ArrayList<>();
    private final List<Double> latest = new ArrayList<>();
    private OptionalDouble now = OptionalDouble.empty();

    /**
     * Takes note of a reading.
     *
     * @param asTaken p50 of the samples in milliseconds, above 0: what drift is told from
     * @param value the value that the meter makes of them, above 0: what is as uncertain as the
     *     values of other sub-networks
     */
    public void note(double asTaken, double value) {
        if (base.size() < FEW) {
            base.add(asTaken);
        }
        if (latest.size() == REMEMBERED) {
            latest.remove(0);
        }
        latest.add(value);
        now = OptionalDouble.of(asTaken);
    }

    /**
     * How far the latest reading is from the first ones, as a fraction of those: 0.1 is 10 %
     * slower. Empty before the first reading.
     */
    public OptionalDouble drift() {
        return now.isPresent()
                ? OptionalDouble.of(now.getAsDouble() / median(base) - 1)
                : OptionalDouble.empty();
    }

    /**
     * How far a reading is from that of another time, as a fraction, with 95 % confidence: what an
     * interval made from the samples of one moment leaves out. 0 before {@value #FEW} readings.
     */
    public double uncertainty() {
        if (latest.size() < FEW) {
            return 0;
        }
        double centre = median(latest);
        double mad = median(latest.stream().map(x -> Math.abs(x - centre)).toList());
        return TWO_SIDED_95 * MAD_TO_SIGMA * mad / centre;
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
