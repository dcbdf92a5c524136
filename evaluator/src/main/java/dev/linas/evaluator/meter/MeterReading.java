package dev.linas.evaluator.meter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The outcome of a measurement.
 *
 * @param outcomes the outcome of every metric of the task, in the task's order
 * @param facts what was found out about the device meanwhile, name by value: frequency, drift, ...;
 *     for the user to read
 */
public record MeterReading(Map<String, MetricOutcome> outcomes, Map<String, String> facts) {
    public MeterReading {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        facts = Map.copyOf(facts);
    }

    /** A reading that found out nothing about the device. */
    public MeterReading(Map<String, MetricOutcome> outcomes) {
        this(outcomes, Map.of());
    }

    /** A reading of the given metrics, each with the outcome that the function gives it. */
    public static MeterReading of(List<String> metrics, Function<String, MetricOutcome> outcomeOf) {
        Map<String, MetricOutcome> outcomes = new LinkedHashMap<>();
        for (String metric : metrics) {
            outcomes.put(metric, outcomeOf.apply(metric));
        }
        return new MeterReading(outcomes);
    }

    /** A reading in which every metric failed for one reason. */
    public static MeterReading failed(List<String> metrics, MetricOutcome.Failed failure) {
        return of(metrics, metric -> failure);
    }
}
