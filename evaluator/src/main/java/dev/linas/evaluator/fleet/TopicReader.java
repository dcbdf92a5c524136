package dev.linas.evaluator.fleet;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic once, from its beginning to its present end. */
final class TopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicReader() {}

    /**
     * Reads a topic.
     *
     * @param action hears key and value of each record, in the order of its partition; the value is
     *     null of a tombstone. What is no record of the topic is left out, and logged.
     * @throws org.apache.kafka.common.KafkaException if the broker or the registry does not answer
     */
    static <V extends SpecificRecord> void read(
            Connection connection, Topic<V> topic, BiConsumer<String, V> action) {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        Deserializer<V> values = connection.serdes().serde(topic.valueType()).deserializer();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> apply(record, values, action));
            }
        }
    }

    private static <V> void apply(
            ConsumerRecord<byte[], byte[]> record,
            Deserializer<V> values,
            BiConsumer<String, V> action) {
        if (record.key() == null) {
            return; // of no search and no instance
        }
        V value;
        try {
            value =
                    record.value() == null
                            ? null
                            : values.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.INFRASTRUCTURE) {
                throw e;
            }
            LOG.warn(
                    "{} offset {} cannot be read: {}",
                    record.topic(),
                    record.offset(),
                    e.toString());
            return;
        }
        action.accept(new String(record.key(), StandardCharsets.UTF_8), value);
    }
}
