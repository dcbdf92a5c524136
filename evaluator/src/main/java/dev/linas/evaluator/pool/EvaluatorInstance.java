package dev.linas.evaluator.pool;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * An evaluator instance as its last heart-beat shows it.
 *
 * @param pool pool that it serves
 * @param instance its name, unique within the pool
 * @param fingerprint fingerprint of its meters
 * @param heartbeat that heart-beat
 */
public record EvaluatorInstance(
        String pool, String instance, String fingerprint, Heartbeat heartbeat) {
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
                .filter(
                        peer ->
                                !peer.fingerprint().equals(fingerprint)
                                        && peer.heartbeat().isAlive(now))
                .findFirst();
    }
}
