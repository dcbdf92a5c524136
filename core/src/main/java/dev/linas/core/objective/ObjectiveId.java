package dev.linas.core.objective;

import java.util.Optional;

/**
 * The name that reports use of a metric of a pool, whether or not it is an objective: {@code
 * metric@pool}.
 *
 * @param metric the metric
 * @param pool the pool that measures it
 */
public record ObjectiveId(String metric, String pool) {

    /** Reads a name; the last {@code @} counts. Empty if there is no text on both sides of one. */
    public static Optional<ObjectiveId> parse(String text) {
        int at = text.lastIndexOf('@');
        return at > 0 && at < text.length() - 1
                ? Optional.of(new ObjectiveId(text.substring(0, at), text.substring(at + 1)))
                : Optional.empty();
    }

    /** {@code metric@pool}. */
    @Override
    public String toString() {
        return metric + "@" + pool;
    }
}
