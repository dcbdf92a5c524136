package dev.linas.log.replay;

import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A way to make one value of the raw samples of a measurement. */
public enum Aggregation {
    /** The median. */
    P50 {
        @Override
        double of(double[] samples) {
            return Quantiles.median(samples);
        }
    },
    /** The 90th percentile. */
    P90 {
        @Override
        double of(double[] samples) {
            return Quantiles.of(0.9, samples);
        }
    },
    /** The arithmetic mean. */
    MEAN {
        @Override
        double of(double[] samples) {
            return Arrays.stream(samples).average().orElseThrow();
        }
    };

    abstract double of(double[] samples);

    /**
     * The aggregate.
     *
     * @param samples at least one
     */
    final double of(List<Double> samples) {
        return of(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The name on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
