package dev.linas.trainer.progress;

import dev.linas.core.objective.Objective;
import java.util.Objects;

/**
 * Result of one metric of one candidate.
 *
 * @param pool pool that measured
 * @param metric name of the metric
 * @param outcome how measuring ended
 * @param value measured value in the metric's unit, finite; NaN unless measured
 * @param standardError standard error of the value, in its unit, &ge; 0; 0 where it is exact, or
 *     its spread not known
 * @param seconds that measuring it took, &ge; 0; 0 where that is not known
 */
public record Result(
        String pool,
        String metric,
        Outcome outcome,
        double value,
        double standardError,
        double seconds) {
    /**
     * @throws ContradictionException if the value does not go with the outcome
     */
    public Result {
        Objects.requireNonNull(pool);
        Objects.requireNonNull(metric);
        boolean expected =
                outcome == Outcome.MEASURED ? Double.isFinite(value) : Double.isNaN(value);
        if (!expected) {
            throw new ContradictionException(
                    "%s is %s with value %s; expected a finite value exactly when MEASURED"
                            .formatted(Objective.id(metric, pool), outcome, value));
        }
    }

    /** A measured value whose spread is not known. */
    public static Result measured(String pool, String metric, double value) {
        return measured(pool, metric, value, 0);
    }

    /** A measured value with its standard error; 0 where that is not known. */
    public static Result measured(String pool, String metric, double value, double standardError) {
        return new Result(pool, metric, Outcome.MEASURED, value, standardError, 0);
    }

    /** A failure. */
    public static Result failed(String pool, String metric, boolean permanent) {
        Outcome outcome = permanent ? Outcome.FAILED_PERMANENT : Outcome.FAILED_TRANSIENT;
        return new Result(pool, metric, outcome, Double.NaN, 0, 0);
    }

    /** The same with the seconds that it took; 0 where that is not known. */
    public Result withSeconds(double taken) {
        return new Result(pool, metric, outcome, value, standardError, taken);
    }

    boolean isOf(Objective objective) {
        return metric.equals(objective.metric()) && pool.equals(objective.pool());
    }

    boolean sameMetric(Result other) {
        return metric.equals(other.metric) && pool.equals(other.pool);
    }
}
