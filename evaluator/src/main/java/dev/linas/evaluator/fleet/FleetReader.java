package dev.linas.evaluator.fleet;

import dev.linas.evaluator.pool.EvaluatorInstance;
import dev.linas.evaluator.pool.Heartbeat;
import dev.linas.runtime.config.Connection;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code linas.evaluators} once, from its beginning to its present end. */
public final class FleetReader {
    private FleetReader() {}

    /**
     * The last heart-beat of every instance that has not said good-bye, ordered by pool and
     * instance.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker or the registry does not answer
     */
    public static Collection<EvaluatorInstance> read(Connection connection) {
        Map<String, EvaluatorInstance> latest = new TreeMap<>();
        TopicReader.read(
                connection,
                Topics.EVALUATORS,
                (key, status) -> {
                    if (status == null) {
                        latest.remove(key);
                    } else {
                        latest.put(key, peer(status));
                    }
                });
        return List.copyOf(latest.values());
    }

    private static EvaluatorInstance peer(EvaluatorStatus status) {
        return new EvaluatorInstance(
                status.getPool(),
                status.getInstance(),
                status.getMeterFingerprint(),
                new Heartbeat(
                        status.getLastSeen(), Duration.ofMillis(status.getHeartbeatMillis())));
    }
}
