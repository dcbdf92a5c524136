package dev.linas.evaluator.worker;

import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Samples;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes measurements and waits until the broker has them. Serves one worker; the producer may be
 * shared.
 */
final class Reporter {
    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final Producer<byte[], byte[]> producer;
    private final Serializer<Measurement> measurements;
    private final Serializer<Samples> samples;

    Reporter(Producer<byte[], byte[]> producer, WireSerdes serdes) {
        this.producer = producer;
        this.measurements = serdes.serde(Measurement.class).serializer();
        this.samples = serdes.serde(Samples.class).serializer();
    }

    /**
     * Reports a measurement and its raw samples. Samples that the broker refuses for what they are
     * do not keep the measurement back.
     *
     * @param timestamp time of the records, in ms since 1970; empty: now
     * @return why broker or serializer refuse the measurement for what it is, however often it is
     *     sent; empty if the broker has it
     * @throws KafkaException if broker or registry cannot be used now; it may be reported again
     */
    Optional<Throwable> report(Measurement measurement, List<Samples> raw, OptionalLong timestamp)
            throws InterruptedException {
        List<Future<RecordMetadata>> series = new ArrayList<>();
        String searchId = measurement.getSearchId();
        for (Samples each : raw) {
            series.add(send(Topics.SAMPLES, samples, searchId, each, timestamp));
        }
        Future<RecordMetadata> sent =
                send(Topics.MEASUREMENTS, measurements, searchId, measurement, timestamp);
        for (Future<RecordMetadata> each : series) {
            refusal(Topics.SAMPLES, each)
                    .ifPresent(why -> LOG.warn("samples of search {} are lost", searchId, why));
        }
        return refusal(Topics.MEASUREMENTS, sent);
    }

    private static Optional<Throwable> refusal(Topic<?> topic, Future<RecordMetadata> sent)
            throws InterruptedException {
        try {
            sent.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (FaultKind.of(e.getCause()) == FaultKind.RECORD) {
                return Optional.of(e.getCause());
            }
            throw new KafkaException("cannot write to " + topic.name(), e.getCause());
        }
    }

    private <V extends SpecificRecord> Future<RecordMetadata> send(
            Topic<V> topic, Serializer<V> serializer, String key, V value, OptionalLong timestamp) {
        byte[] bytes;
        try {
            bytes = serializer.serialize(topic.name(), value);
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.RECORD) {
                return CompletableFuture.failedFuture(e);
            }
            throw e;
        }
        return producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        null,
                        timestamp.isPresent() ? timestamp.getAsLong() : null,
                        key.getBytes(StandardCharsets.UTF_8),
                        bytes));
    }
}
