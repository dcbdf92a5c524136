package dev.linas.runtime.deadletter;

import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the records of {@code linas.dead-letters}: a {@link DeadLetter} in the configured wire
 * format under the key as read. Thread-safe if the serialiser is.
 */
public final class DeadLetters {
    /** Stream property that hands the handlers their {@code DeadLetters}. */
    static final String PROPERTY = "linas.dead-letters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final LongAdder made = new LongAdder();
    private final String app;
    private final Serializer<DeadLetter> serializer;

    /**
     * @param app name of the app, as the records will state it
     * @param serdes the wire format
     */
    public DeadLetters(String app, WireSerdes serdes) {
        this.app = Objects.requireNonNull(app, "app");
        this.serializer = serdes.serde(DeadLetter.class).serializer();
    }

    /**
     * Publishes a number of dead letters as the metric {@code linas_dead_letters_total}.
     *
     * @param app name of the app that makes them
     * @param source what is asked; held weakly
     */
    public static <T> void publish(
            MeterRegistry registry, String app, T source, ToDoubleFunction<T> number) {
        FunctionCounter.builder("linas.dead.letters", source, number)
                .description("Records that could not be processed and went to the dead letters")
                .tag("app", app)
                .register(registry);
    }

    /** Number of letters made since the start. */
    public long made() {
        return made.sum();
    }

    /**
     * The stream properties that make an app send what it cannot process to the dead letters. Also
     * for {@code TopologyTestDriver}.
     */
    public Map<String, Object> streamProperties() {
        return Map.of(
                PROPERTY,
                this,
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetterDeserializationHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetterProcessingHandler.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetterProductionHandler.class);
    }

    /**
     * The dead letter of a record.
     *
     * @param node processor node or consumer that gave up on it
     * @throws dev.linas.schemas.registry.RegistryUnavailableException if the registry is needed and
     *     does not answer
     */
    ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> origin, String node, Throwable cause) {
        ProducerRecord<byte[], byte[]> letter = again(origin, node, cause);
        made.increment();
        return letter;
    }

    /**
     * Makes a letter as {@link #letter} does, in place of one that was counted and cannot be
     * written.
     */
    ProducerRecord<byte[], byte[]> again(
            ConsumerRecord<byte[], byte[]> origin, String node, Throwable cause) {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setTopic(origin.topic())
                        .setPartition(Math.max(0, origin.partition()))
                        .setOffset(Math.max(0, origin.offset()))
                        .setTimestamp(
                                origin.timestamp() < 0
                                        ? null
                                        : Instant.ofEpochMilli(origin.timestamp()))
                        .setKey(wrap(origin.key()))
                        .setValue(wrap(origin.value()))
                        .setApp(app)
                        .setNode(node)
                        .setCause(causes(cause))
                        .build();
        String topic = Topics.DEAD_LETTERS.name();
        LOG.warn(
                "dead letter: {} partition {} offset {} at {}: {}",
                origin.topic(),
                origin.partition(),
                origin.offset(),
                node,
                letter.getCause());
        return new ProducerRecord<>(topic, origin.key(), serializer.serialize(topic, letter));
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    /** The text of an error and its causes, as letters have it. */
    public static String causes(Throwable error) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable t = error; t != null && depth < 10; t = t.getCause(), depth++) {
            text.append(depth == 0 ? "" : "; caused by ").append(t);
        }
        return text.toString();
    }
}
