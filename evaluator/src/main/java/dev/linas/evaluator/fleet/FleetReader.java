package dev.linas.evaluator.fleet;

import dev.linas.evaluator.pool.EvaluatorInstance;
import dev.linas.evaluator.pool.Heartbeat;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.Collection;

/** Reads {@code linas.evaluators} once, from its beginning to its present end. */
public final class FleetReader {
    private FleetReader() {}

    /**
     * The last heart-beat of every instance that has not said good-bye, ordered by pool and
     * instance.
     *
     * @throws dev.linas.runtime.error.UnreachableError if the broker or the registry does not
     *     answer
     */
    public static Collection<EvaluatorInstance> read(Connection connection) {
        return new TopicSnapshot(connection)
                .latest(Topics.EVALUATORS, key -> true).values().stream()
                        .map(FleetReader::instance)
                        .toList();
    }

    private static EvaluatorInstance instance(EvaluatorStatus status) {
        return new EvaluatorInstance(
                status.getPool(),
                status.getInstance(),
                status.getMeterFingerprint(),
                new Heartbeat(
                        status.getLastSeen(), Duration.ofMillis(status.getHeartbeatMillis())));
    }
}
