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
 * @param seconds how long some or all of the metrics took, or are declared to take, &ge; 0; of
 *     those that are not in it, nothing is known but how long all of them took
 */
public record MeterReading(
        Map<String, MetricOutcome> outcomes,
        Map<String, String> facts,
        Map<String, Double> seconds) {
    public MeterReading {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        facts = Map.copyOf(facts);
        seconds = Map.copyOf(seconds);
    }

    /** A reading of which is only known how long all of it took. */
    public MeterReading(Map<String, MetricOutcome> outcomes, Map<String, String> facts) {
        this(outcomes, facts, Map.of());
    }

    /** A reading that found out nothing about the device. */
    public MeterReading(Map<String, MetricOutcome> outcomes) {
        this(outcomes, Map.of());
    }

    /** The same with the seconds that some or all of the metrics took, &ge; 0. */
    public MeterReading withSeconds(Map<String, Double> taken) {
        return new MeterReading(outcomes, facts, taken);
    }

    /**
     * How long each metric took: as the meter says; the others share what is left of the whole
     * time.
     *
     * @param whole seconds that the reading took, &ge; 0
     */
    public Map<String, Double> secondsOf(double whole) {
        double told = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        double others = Math.max(0, whole - told) / Math.max(1, outcomes.size() - seconds.size());
        Map<String, Double> all = new LinkedHashMap<>();
        outcomes.keySet().forEach(metric -> all.put(metric, seconds.getOrDefault(metric, others)));
        return all;
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
