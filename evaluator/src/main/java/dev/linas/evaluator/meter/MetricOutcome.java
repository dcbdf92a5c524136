package dev.linas.evaluator.meter;

import dev.linas.device.process.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How measuring one metric ended. */
public sealed interface MetricOutcome {
    /** Applies the function for its kind of outcome. */
    <T> T fold(Function<Measured, T> measured, Function<Failed, T> failed);

    /**
     * It was measured.
     *
     * @param value the value in the metric's unit; finite
     * @param sampling the samples that it is the median of; empty where it is no such thing
     * @param standardError standard error of the value, in its unit, &ge; 0 and finite; 0 where it
     *     is exact, or its spread not known
     */
    record Measured(double value, Optional<Sampling> sampling, double standardError)
            implements MetricOutcome {
        public Measured {
            if (!(standardError >= 0 && Double.isFinite(standardError))) {
                throw new IllegalArgumentException(
                        "a standard error must be a finite number of 0 or more, not "
                                + standardError);
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a measured value must be finite, not " + value);
            }
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Failed, T> failed) {
            return measured.apply(this);
        }
    }

    /**
     * It could not be measured.
     *
     * @param reason why, for the user: what failed, where, and the remedy if there is one; made one
     *     line without control characters, and cut to {@value #LONGEST_REASON} characters
     * @param permanent whether measuring the same genome again can never succeed
     */
    record Failed(String reason, boolean permanent) implements MetricOutcome {
        /**
         * A reason travels with every measurement: what a program prints must not fill a record.
         */
        public static final int LONGEST_REASON = 2000;

        public Failed {
            reason = PlainText.of(reason, LONGEST_REASON);
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }

    /** A single exact value, or one of whose spread nothing is known. */
    static Measured exactly(double value) {
        return within(value, 0);
    }

    /** A value with its standard error, in its unit; &ge; 0 and finite. */
    static Measured within(double value, double standardError) {
        return new Measured(value, Optional.empty(), standardError);
    }

    /** The median of samples. */
    static Measured sampled(Sampling sampling) {
        return new Measured(
                sampling.statistics().median(),
                Optional.of(sampling),
                sampling.statistics().standardError());
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
