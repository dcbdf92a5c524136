package dev.linas.evaluator.fleet;

import dev.linas.evaluator.pool.EvaluatorInstance;
import dev.linas.evaluator.pool.Heartbeat;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code linas.evaluators} once, from its beginning to its present end. */
public final class FleetReader {
    private static final Logger LOG = LoggerFactory.getLogger(FleetReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private FleetReader() {}

    /**
     * The last heart-beat of every instance that has not said good-bye, ordered by pool and
     * instance.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker or the registry does not answer
     */
    public static Collection<EvaluatorInstance> read(Connection connection) {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        Deserializer<EvaluatorStatus> statuses =
                connection.serdes().serde(EvaluatorStatus.class).deserializer();
        Map<String, EvaluatorInstance> latest = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.EVALUATORS.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> apply(record, statuses, latest));
            }
        }
        return List.copyOf(latest.values());
    }

    private static void apply(
            ConsumerRecord<byte[], byte[]> record,
            Deserializer<EvaluatorStatus> statuses,
            Map<String, EvaluatorInstance> latest) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            latest.remove(key);
            return;
        }
        try {
            latest.put(key, peer(statuses.deserialize(record.topic(), record.value())));
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.INFRASTRUCTURE) {
                throw e;
            }
            LOG.warn(
                    "{} offset {} is no heart-beat: {}",
                    record.topic(),
                    record.offset(),
                    e.toString());
        }
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
