package dev.linas.core.objective;

import dev.linas.core.config.Identifier;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One objective of a search: a metric of one pool and the direction in which it is better.
 *
 * @param metric name of the metric, e.g. {@code latency_ms}; without {@code @}
 * @param pool pool that measures it, e.g. {@code pixel4-1t}; letters, digits, {@code _}, {@code .}
 *     and {@code -}
 * @param goal whether smaller or larger is better
 * @param bound constraint in the metric's unit: the largest acceptable value when minimised, the
 *     smallest when maximised
 * @param perPool whether it counts for the front of its pool alone (docs/decisions/0220); else it
 *     counts for every front
 */
public record Objective(
        String metric, String pool, Goal goal, OptionalDouble bound, boolean perPool) {
    public Objective {
        if (metric.isBlank() || metric.contains("@")) {
            throw new IllegalArgumentException(
                    "metric '%s' is no name; expected a text without '@'".formatted(metric));
        }
        if (!Identifier.isValid(pool)) {
            throw new IllegalArgumentException(
                    "pool '%s' is no name; expected %s".formatted(pool, Identifier.EXPECTED));
        }
        Objects.requireNonNull(goal);
        if (bound.isPresent() && !Double.isFinite(bound.getAsDouble())) {
            throw new IllegalArgumentException(
                    "bound of " + id(metric, pool) + " is not finite: " + bound.getAsDouble());
        }
    }

    /** An objective that counts for every front. */
    public Objective(String metric, String pool, Goal goal, OptionalDouble bound) {
        this(metric, pool, goal, bound, false);
    }

    /** The same with another bound. */
    public Objective withBound(OptionalDouble other) {
        return new Objective(metric, pool, goal, other, perPool);
    }

    /** The same, counting for the front of its pool alone or for every front. */
    public Objective withPerPool(boolean value) {
        return new Objective(metric, pool, goal, bound, value);
    }

    /** The name that reports use: {@code metric@pool}. */
    public String id() {
        return id(metric, pool);
    }

    /** The name that reports use of a metric of a pool, whether or not it is an objective. */
    public static String id(String metric, String pool) {
        return new ObjectiveId(metric, pool).toString();
    }

    /** The value as a cost: itself when minimised, negated when maximised. An involution. */
    public double toCost(double value) {
        return goal == Goal.MINIMIZE ? value : -value;
    }

    /**
     * By how much a value breaks the bound, in the metric's unit; 0 when it holds or there is none.
     */
    public double violation(double value) {
        return bound.isEmpty() ? 0.0 : Math.max(0.0, toCost(value) - toCost(bound.getAsDouble()));
    }
}
