package dev.linas.core.objective;

import java.util.Objects;

/**
 * A metric as whoever measures it declares it: a task, a probe or a meter.
 *
 * @param name such as {@code latency_ms}; without {@code @}
 * @param unit of its values, such as {@code ms} or {@code %}; empty where they are counts or pure
 *     numbers
 * @param goal whether less or more of it is usually wanted
 * @param lowest least value that is possible, in the unit
 * @param highest largest value that is possible, in the unit
 */
public record Metric(String name, String unit, Goal goal, double lowest, double highest) {
    public Metric {
        if (name.isBlank() || name.contains("@")) {
            throw new IllegalArgumentException(
                    "metric '%s' is no name; expected a text without '@'".formatted(name));
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(goal);
        if (!(lowest < highest)) {
            throw new IllegalArgumentException(
                    "metric '%s' has values from %s to %s; expected a range"
                            .formatted(name, lowest, highest));
        }
    }

    /** An amount of time, energy, memory or work: 0 or more, the less the better. */
    public static Metric cost(String name, String unit) {
        return new Metric(name, unit, Goal.MINIMIZE, 0, Double.MAX_VALUE);
    }

    /** A score in per cent: 0 to 100, the more the better. */
    public static Metric percentage(String name) {
        return new Metric(name, "%", Goal.MAXIMIZE, 0, 100);
    }

    /** Whether the metric cannot have this value. */
    public boolean excludes(double value) {
        return value < lowest || value > highest;
    }
}
