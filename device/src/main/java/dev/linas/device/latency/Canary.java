package dev.linas.device.latency;

import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Watches whether the device stays the same, by the latency of one sub-network that is measured
 * again and again. Not thread-safe.
 */
public final class Canary {
    /** Fact of a measurement: latency of the last reading, in milliseconds. */
    public static final String MILLIS_FACT = "canary_ms";

    /** Fact of a measurement: how far that is from the first readings, in percent of them. */
    public static final String DRIFT_FACT = "canary_drift_percent";

    /** Readings from which a spread can be told; the first ones are the base of drift. */
    private static final int FEW = 3;

    private static final int REMEMBERED = 64;

    /** Standard deviation of the difference between two medians of three, in deviations of one. */
    private static final double DEVIATION_OF_MEDIANS = 0.947;

    private final List<Double> base = new ArrayList<>();
    private final List<Double> taken = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private int readings;

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
        remember(taken, asTaken);
        remember(values, value);
        readings++;
    }

    /**
     * How far the latest reading is from the first ones, as a fraction of those: 0.1 is 10 %
     * slower. Empty before the first reading.
     */
    public OptionalDouble drift() {
        return taken.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(taken.get(taken.size() - 1) / median(base) - 1);
    }

    /**
     * Whether the latest {@value #FEW} readings differ from the first {@value #FEW} by more than a
     * fraction, and by more than readings that follow each other do by chance, with 95 %
     * confidence. False while there are fewer than twice {@value #FEW}.
     *
     * @param notable the least fraction that matters, e.g. 0.05
     */
    public boolean hasDrifted(double notable) {
        if (readings < 2 * FEW) {
            return false;
        }
        double start = median(base);
        double shift = Math.abs(median(taken.subList(taken.size() - FEW, taken.size())) - start);
        double byChance =
                NormalDistribution.NINETY_FIVE_PERCENT * DEVIATION_OF_MEDIANS * deviationOfOne();
        return shift > notable * start && shift > byChance;
    }

    /** Standard deviation of a reading, told from successive ones, which a trend hardly moves. */
    private double deviationOfOne() {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < taken.size(); i++) {
            steps.add(Math.abs(taken.get(i) - taken.get(i - 1)));
        }
        return NormalDistribution.DEVIATION_OVER_MEDIAN_DISTANCE * median(steps) / Math.sqrt(2);
    }

    private static void remember(List<Double> readings, double reading) {
        if (readings.size() == REMEMBERED) {
            readings.remove(0);
        }
        readings.add(reading);
    }

    /**
     * How far a reading is from that of another time, as a fraction, with 95 % confidence: what an
     * interval made from the samples of one moment leaves out. 0 before {@value #FEW} readings.
     */
    public double uncertainty() {
        if (values.size() < FEW) {
            return 0;
        }
        double centre = median(values);
        double mad = median(values.stream().map(x -> Math.abs(x - centre)).toList());
        return NormalDistribution.NINETY_FIVE_PERCENT
                * NormalDistribution.DEVIATION_OVER_MEDIAN_DISTANCE
                * mad
                / centre;
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
