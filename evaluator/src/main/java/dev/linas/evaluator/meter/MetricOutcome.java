package dev.linas.evaluator.meter;

import java.util.List;
import java.util.OptionalDouble;

/** How measuring one metric ended. */
public sealed interface MetricOutcome {

    /**
     * It was measured.
     *
     * @param value the value in the metric's unit; finite
     * @param spread median absolute deviation of the samples, in the same unit; empty where there
     *     is one sample or none
     * @param samples the raw samples in the order taken; empty where the value is not an average
     */
    record Measured(double value, OptionalDouble spread, List<Double> samples)
            implements MetricOutcome {
        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value must be finite, not " + value);
            }
            samples = List.copyOf(samples);
        }
    }

    /**
     * It could not be measured.
     *
     * @param reason why, for the user: what failed, where, and the remedy if there is one
     * @param permanent whether measuring the same genome again can never succeed
     */
    record Failed(String reason, boolean permanent) implements MetricOutcome {}

    /** A single exact value. */
    static Measured exactly(double value) {
        return new Measured(value, OptionalDouble.empty(), List.of());
    }

    /** A failure that measuring again may mend. */
    static Failed transientFailure(String reason) {
        return new Failed(reason, false);
    }

    /** A failure that measuring again cannot mend. */
    static Failed permanentFailure(String reason) {
        return new Failed(reason, true);
    }

    /** The failure of a metric that a meter does not measure. */
    static Failed notServed(String metric, List<String> served) {
        return permanentFailure(
                "metric " + metric + " is not measured here; the meter gives " + served);
    }
}
