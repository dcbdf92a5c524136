package dev.linas.evaluator.pool;

import java.time.Duration;
import java.time.Instant;

/**
 * The last sign of life of an evaluator instance.
 *
 * @param lastSeen when it was sent
 * @param interval time to the next one
 */
public record Heartbeat(Instant lastSeen, Duration interval) {
    /** Heart-beats missed after which an instance is taken for dead. */
    private static final int MISSED = 3;

    /** From when on the instance is taken for dead, unless another heart-beat comes. */
    public Instant expiry() {
        return lastSeen.plus(interval.multipliedBy(MISSED));
    }

    /** Whether it is not silent for that long yet. */
    public boolean isAlive(Instant now) {
        return now.isBefore(expiry());
    }
}
