package dev.linas.core.objective;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One objective of a search: a metric of one pool and the direction in which it is better.
 *
 * @param metric name of the metric, e.g. {@code latency_ms}
 * @param pool pool that measures it, e.g. {@code pixel4-1t}
 * @param goal whether smaller or larger is better
 * @param bound constraint in the metric's unit: the largest acceptable value when minimised, the
 *     smallest when maximised
 */
public record Objective(String metric, String pool, Goal goal, OptionalDouble bound) {
    public Objective {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(pool);
        Objects.requireNonNull(goal);
        if (bound.isPresent() && !Double.isFinite(bound.getAsDouble())) {
            throw new IllegalArgumentException(
                    "bound of " + metric + "@" + pool + " is not finite: " + bound.getAsDouble());
        }
    }

    /** The name that reports use: {@code metric@pool}. */
    public String id() {
        return metric + "@" + pool;
    }

    /** The value as a cost: itself when minimised, negated when maximised. An involution. */
    public double toCost(double value) {
        return goal == Goal.MINIMIZE ? value : -value;
    }

    /** By how much a value breaks the bound, in the metric's unit; 0 when it holds or there is none. */
    public double violation(double value) {
        return bound.isEmpty() ? 0.0 : Math.max(0.0, toCost(value) - toCost(bound.getAsDouble()));
    }
}
