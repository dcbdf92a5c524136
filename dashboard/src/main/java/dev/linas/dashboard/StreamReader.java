package dev.linas.dashboard;

import dev.linas.runtime.config.Connection;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from their beginning and onwards into a {@link StreamView}, on a thread of its
 * own. It joins no group and commits nothing, so the stream does not know of it.
 */
final class StreamReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final StreamView view;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, BiConsumer<String, byte[]>> sinks = new HashMap<>();
    private final Thread thread = new Thread(this::run, "dashboard-reader");
    private volatile boolean closing;

    StreamReader(Connection connection, StreamView view) {
        this.view = view;
        Map<String, Object> properties = new HashMap<>(connection.kafkaProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        properties.put("client.id", "linas-dashboard");
        this.consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer());
        sink(connection, Topics.SEARCHES, view::accept);
        sink(connection, Topics.COMMANDS, view::accept);
        sink(connection, Topics.ROUNDS, view::accept);
        sink(connection, Topics.CANDIDATES, view::accept);
        sink(connection, Topics.MEASUREMENTS, view::accept);
        sink(connection, Topics.DEAD_LETTERS, view::accept);
        Deserializer<EvaluatorStatus> statuses =
                connection.serdes().serde(EvaluatorStatus.class).deserializer();
        String evaluators = Topics.EVALUATORS.name();
        sinks.put(
                evaluators,
                (key, bytes) ->
                        view.accept(
                                key,
                                bytes == null ? null : statuses.deserialize(evaluators, bytes)));
        thread.setDaemon(true);
    }

    private <T extends SpecificRecord> void sink(
            Connection connection, Topic<T> topic, Consumer<T> sink) {
        Deserializer<T> deserializer = connection.serdes().serde(topic.valueType()).deserializer();
        sinks.put(
                topic.name(),
                (key, bytes) -> {
                    if (bytes != null) {
                        sink.accept(deserializer.deserialize(topic.name(), bytes));
                    }
                });
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (consumer) {
            // Searches first: what is of a search that is not known yet has to wait for it.
            readAll(partitions(Set.of(Topics.SEARCHES.name())));
            List<TopicPartition> partitions = partitions(sinks.keySet());
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(each -> positions.put(each, consumer.position(each)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            positions.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!closing) {
                poll();
                if (!ends.isEmpty() && reached(ends)) {
                    ends = Map.of();
                    view.reachedTheEnd();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("ended");
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.error("the dashboard no longer follows the topics: {}", e.toString(), e);
            }
        }
    }

    private void readAll(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!closing && !reached(ends)) {
            poll();
        }
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
            accept(each);
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private List<TopicPartition> partitions(Set<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, info.partition()));
            }
        }
        return partitions;
    }

    private void accept(ConsumerRecord<String, byte[]> each) {
        try {
            sinks.get(each.topic()).accept(each.key(), each.value());
        } catch (SerializationException e) {
            // Not ours to judge: the apps dead-letter what cannot be read.
            LOG.warn(
                    "skipped {}-{}@{}: {}",
                    each.topic(),
                    each.partition(),
                    each.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
