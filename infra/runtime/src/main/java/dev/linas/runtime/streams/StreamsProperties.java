package dev.linas.runtime.streams;

import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The Kafka Streams properties of every app. In three layers: tuning, which a {@code
 * --client-config} file may change; that file; and what correctness stands on, which it may not.
 */
public final class StreamsProperties {
    /**
     * Longest transaction. Above producer's delivery time-out (2 min) and a 60 s fit, below the
     * broker's limit (15 min): an app that dies for good hides what others wrote after it for that
     * long.
     */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(3);

    /** Longest time between two polls: several long fits in one batch of records. */
    static final Duration MAX_POLL_INTERVAL = Duration.ofMinutes(10);

    /**
     * A transaction that begins while the broker still writes the marks of the one before is sent
     * again after this time, which doubles up to a second; Kafka waits 100 ms.
     */
    private static final long FIRST_RETRY_MILLIS = 5;

    private static final int MIB = 1024 * 1024;
    private static final int BATCH_OVERHEAD_BYTES = 64 * 1024;
    private static final int PRODUCER_MEMORY_BYTES = 16 * MIB;

    private StreamsProperties() {}

    /** Properties of a running app. A new object on each call. */
    public static Properties of(StreamsSettings settings, DeadLetters deadLetters) {
        Map<String, Object> layers = new HashMap<>(tuning());
        layers.putAll(settings.connection().kafkaProperties());
        layers.putAll(invariants(settings));
        layers.putAll(deadLetters.streamProperties());
        Properties properties = new Properties();
        properties.putAll(layers);
        return properties;
    }

    /**
     * The tuning of a Streams app. Processors commit at once what somebody waits for; the interval
     * is for the rest.
     */
    private static Map<String, Object> tuning() {
        int largest = Topics.DEAD_LETTERS.maxRecordBytes() + BATCH_OVERHEAD_BYTES;
        return Map.ofEntries(
                Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200L),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        largest),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                        PRODUCER_MEMORY_BYTES),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                        "gzip"),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                        FIRST_RETRY_MILLIS),
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                        (int) TRANSACTION_TIMEOUT.toMillis()),
                Map.entry(
                        StreamsConfig.mainConsumerPrefix(
                                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                        (int) MAX_POLL_INTERVAL.toMillis()),
                Map.entry(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), largest),
                Map.entry(StreamsConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L),
                Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0),
                Map.entry(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false));
    }

    private static Map<String, Object> invariants(StreamsSettings settings) {
        return Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId()),
                Map.entry(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId()),
                Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString()),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.STREAMS.name()),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                Map.entry(
                        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class),
                Map.entry(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class),
                Map.entry(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        ImportedRecords.class.getName()),
                // A search that starts, or a pool that joins, must see what was written before it.
                Map.entry(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                        "earliest"));
    }
}
