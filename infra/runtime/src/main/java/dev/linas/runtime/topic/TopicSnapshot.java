package dev.linas.runtime.topic;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.registry.RegistryUnavailableException;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning to the end that it had when reading began; committed records
 * only. A value that cannot be read is left out and logged: the apps quarantine it, a report need
 * not fail over it.
 */
public final class TopicSnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSnapshot.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration NO_PROGRESS_FOR = Duration.ofSeconds(30);
    private static final Duration SAID_AFTER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;
    private final WireSerdes serdes;
    private final Optional<KafkaConsumer<String, byte[]>> kept;

    /**
     * @param connection where broker and registry are
     */
    public TopicSnapshot(Connection connection) {
        this.connection = connection;
        this.serdes = connection.serdes();
        this.kept = Optional.empty();
    }

    private TopicSnapshot(TopicSnapshot other, KafkaConsumer<String, byte[]> kept) {
        this.connection = other.connection;
        this.serdes = other.serdes;
        this.kept = Optional.of(kept);
    }

    /**
     * A snapshot for several readings one after another by one thread: they share one consumer,
     * which is closed with it.
     */
    public TopicSnapshot forSeveral() {
        return new TopicSnapshot(this, consumer());
    }

    /** Closes what {@link #forSeveral} has opened. */
    @Override
    public void close() {
        kept.ifPresent(KafkaConsumer::close);
    }

    /**
     * Every record of the given keys. Records of one partition, so of one key, keep their order.
     *
     * @throws UnreachableError if broker or registry do not answer, or nothing can be read for 30 s
     * @throws UserError if the topic does not exist
     */
    public <V extends SpecificRecord> List<TopicRecord<V>> all(
            Topic<V> topic, Predicate<String> keys) {
        List<TopicRecord<V>> records = new ArrayList<>();
        each(
                topic,
                keys,
                (key, value) -> {
                    if (value != null) {
                        records.add(new TopicRecord<>(key, value));
                    }
                });
        return records;
    }

    /**
     * Likewise, but keeps none of them.
     *
     * @param action hears key and value of each record; the value is null of one that deletes its
     *     key
     * @throws UnreachableError if broker or registry do not answer, or nothing can be read for 30 s
     * @throws UserError if the topic does not exist
     */
    public <V extends SpecificRecord> void each(
            Topic<V> topic, Predicate<String> keys, BiConsumer<String, V> action) {
        eachStored(topic, keys, (stored, value) -> action.accept(stored.key(), value));
    }

    /**
     * Likewise, with where each record is stored.
     *
     * @param action hears each record as the broker stores it, and its value; null of one that
     *     deletes its key
     * @throws UnreachableError if broker or registry do not answer, or nothing can be read for 30 s
     * @throws UserError if the topic does not exist
     */
    public <V extends SpecificRecord> void eachStored(
            Topic<V> topic,
            Predicate<String> keys,
            BiConsumer<ConsumerRecord<String, byte[]>, V> action) {
        try (Deserializer<V> deserializer = serdes.serde(topic.valueType()).deserializer()) {
            scan(topic, keys, stored -> apply(topic, deserializer, stored, action));
        }
    }

    /**
     * The last record of every given key, sorted by key; without those that were deleted.
     *
     * @throws UnreachableError if broker or registry do not answer, or nothing can be read for 30 s
     * @throws UserError if the topic does not exist
     */
    public <V extends SpecificRecord> Map<String, V> latest(
            Topic<V> topic, Predicate<String> keys) {
        TreeMap<String, ConsumerRecord<String, byte[]>> last = new TreeMap<>();
        scan(topic, keys, stored -> last.put(stored.key(), stored));
        Map<String, V> values = new LinkedHashMap<>();
        try (Deserializer<V> deserializer = serdes.serde(topic.valueType()).deserializer()) {
            for (ConsumerRecord<String, byte[]> stored : last.values()) {
                if (stored.value() != null) {
                    apply(
                            topic,
                            deserializer,
                            stored,
                            (record, value) -> values.put(record.key(), value));
                }
            }
        }
        return values;
    }

    /** Number of records that can be read from the topic. */
    public long count(Topic<?> topic) {
        long[] count = {0};
        scan(topic, key -> true, stored -> count[0]++);
        return count[0];
    }

    private <V extends SpecificRecord> void apply(
            Topic<V> topic,
            Deserializer<V> deserializer,
            ConsumerRecord<String, byte[]> stored,
            BiConsumer<ConsumerRecord<String, byte[]>, V> action) {
        byte[] bytes = stored.value();
        V value = null;
        try {
            value = bytes == null ? null : deserializer.deserialize(topic.name(), bytes);
        } catch (RegistryUnavailableException e) {
            throw new UnreachableError(
                    "registry", connection.registry(), e.getMessage(), "--registry");
        } catch (SerializationException e) {
            LOG.warn(
                    "{}: a record of key {} cannot be read: {}",
                    topic.name(),
                    stored.key(),
                    e.toString());
            return;
        }
        action.accept(stored, value);
    }

    private void scan(
            Topic<?> topic, Predicate<String> keys, Consumer<ConsumerRecord<String, byte[]>> sink) {
        if (kept.isPresent()) {
            scan(kept.get(), topic, keys, sink);
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            scan(consumer, topic, keys, sink);
        }
    }

    private void scan(
            KafkaConsumer<String, byte[]> consumer,
            Topic<?> topic,
            Predicate<String> keys,
            Consumer<ConsumerRecord<String, byte[]>> sink) {
        try {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_WITHIN);
            Set<TopicPartition> open = new HashSet<>(partitions);
            Patience patience = new Patience(topic.name());
            while (true) {
                open.removeIf(p -> consumer.position(p, ANSWER_WITHIN) >= ends.get(p));
                if (open.isEmpty()) {
                    return;
                }
                long before = position(consumer, open);
                ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
                for (TopicPartition partition : polled.partitions()) {
                    long end = ends.get(partition);
                    for (ConsumerRecord<String, byte[]> record : polled.records(partition)) {
                        if (record.offset() < end
                                && record.key() != null
                                && keys.test(record.key())) {
                            sink.accept(record);
                        }
                    }
                }
                patience.waited(position(consumer, open) > before);
            }
        } catch (TimeoutException e) {
            throw unreachable(e.getMessage());
        }
    }

    private static long position(
            KafkaConsumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        return partitions.stream().mapToLong(p -> consumer.position(p, ANSWER_WITHIN)).sum();
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, Topic<?> topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic.name(), ANSWER_WITHIN);
        if (found == null || found.isEmpty()) {
            throw new UserError(
                    "topic %s does not exist; './linas local', or any of the apps, creates it"
                            .formatted(topic.name()));
        }
        return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    }

    /** How long nothing has moved, which is said, and goes on for so long only. */
    private final class Patience {
        private final String topic;
        private long movedAt = System.nanoTime();
        private boolean said;

        Patience(String topic) {
            this.topic = topic;
        }

        void waited(boolean moved) {
            long now = System.nanoTime();
            if (moved) {
                movedAt = now;
                said = false;
            } else if (now - movedAt > NO_PROGRESS_FOR.toNanos()) {
                throw unreachable(
                        "no record of %s within %d s"
                                .formatted(topic, NO_PROGRESS_FOR.toSeconds()));
            } else if (!said && now - movedAt > SAID_AFTER.toNanos()) {
                said = true;
                LOG.warn(
                        "still waiting for records of {}, none for {} s",
                        topic,
                        SAID_AFTER.toSeconds());
            }
        }
    }

    private UnreachableError unreachable(String why) {
        return new UnreachableError("broker", connection.bootstrap(), why, "--bootstrap");
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "linas-snapshot");
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        return new KafkaConsumer<>(
                properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
