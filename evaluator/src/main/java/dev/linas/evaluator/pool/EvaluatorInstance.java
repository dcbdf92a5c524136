package dev.linas.evaluator.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * An evaluator instance as its last heart-beat shows it.
 *
 * @param pool pool that it serves
 * @param instance its name, unique within the pool
 * @param fingerprint fingerprint of its meters
 * @param lastSeen when the heart-beat was sent
 * @param heartbeat time between its heart-beats
 */
public record EvaluatorInstance(
        String pool, String instance, String fingerprint, Instant lastSeen, Duration heartbeat) {
    private static final int MISSED_HEARTBEATS = 3;

    /** Whether it is not silent for three heart-beats yet. */
    public boolean isAlive(Instant now) {
        return now.isBefore(lastSeen.plus(heartbeat.multipliedBy(MISSED_HEARTBEATS)));
    }

    /**
     * A living instance of a pool that measures differently from the one about to start.
     *
     * @param instance the one about to start, which does not conflict with its own past
     */
    public static Optional<EvaluatorInstance> conflicting(
            Collection<EvaluatorInstance> peers,
            String pool,
            String instance,
            String fingerprint,
            Instant now) {
        return peers.stream()
                .filter(peer -> peer.pool().equals(pool) && !peer.instance().equals(instance))
                .filter(peer -> !peer.fingerprint().equals(fingerprint) && peer.isAlive(now))
                .findFirst();
    }
}
