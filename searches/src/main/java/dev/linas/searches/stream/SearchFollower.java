package dev.linas.searches.stream;

import dev.linas.runtime.config.Connection;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Round;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the stream says of one search, from the beginning and onwards, into a {@link
 * SearchProgress}. It reads committed records only, and of the searchId-keyed topics only the
 * partition of the search. Not thread-safe.
 */
public final class SearchFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);

    private final String searchId;
    private final SearchProgress progress;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, BiConsumer<String, ConsumerRecord<String, byte[]>>> readers =
            new HashMap<>();
    private final List<TopicPartition> partitions = new ArrayList<>();

    public SearchFollower(Connection connection, String searchId, SearchProgress progress) {
        this.searchId = searchId;
        this.progress = progress;
        Map<String, Object> properties = new HashMap<>(connection.kafkaProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        this.consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer());
        follow(connection, Topics.ROUNDS, Round.class, progress::accept);
        follow(connection, Topics.CANDIDATES, Candidate.class, progress::accept);
        follow(connection, Topics.MEASUREMENTS, Measurement.class, progress::accept);
        followEvaluators(connection);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private <T extends SpecificRecord> void follow(
            Connection connection, Topic<T> topic, Class<T> type, RecordSink<T> sink) {
        Deserializer<T> deserializer = connection.serdes().serde(type).deserializer();
        readers.put(
                topic.name(),
                (key, message) -> {
                    if (searchId.equals(key)) {
                        T value = deserializer.deserialize(topic.name(), message.value());
                        sink.accept(value, message.timestamp());
                    }
                });
        int partition =
                BuiltInPartitioner.partitionForKey(
                        searchId.getBytes(StandardCharsets.UTF_8),
                        consumer.partitionsFor(topic.name()).size());
        partitions.add(new TopicPartition(topic.name(), partition));
    }

    private void followEvaluators(Connection connection) {
        String topic = Topics.EVALUATORS.name();
        Deserializer<EvaluatorStatus> deserializer =
                connection.serdes().serde(EvaluatorStatus.class).deserializer();
        readers.put(
                topic,
                (key, message) ->
                        progress.acceptStatus(
                                key, deserializer.deserialize(topic, message.value())));
        consumer.partitionsFor(topic)
                .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }

    /** Reads everything that was there when it was called. */
    public void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            poll(Duration.ofMillis(50));
        }
    }

    /** Reads new records; waits for them at most this long. */
    public void poll(Duration patience) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(patience)) {
            try {
                readers.get(message.topic()).accept(message.key(), message);
            } catch (SerializationException e) {
                // Not ours to judge: the apps dead-letter what cannot be read.
                LOG.warn(
                        "skipped {}-{}@{}: {}",
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private interface RecordSink<T> {
        void accept(T value, long timestamp);
    }
}
