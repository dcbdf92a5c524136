package dev.linas.evaluator.worker;

import dev.linas.schemas.Measurement;
import dev.linas.schemas.Samples;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/** Writes measurements and waits until the broker has them. Serves one worker; the producer may be shared. */
final class Reporter {
    private final Producer<byte[], byte[]> producer;
    private final Serializer<Measurement> measurements;
    private final Serializer<Samples> samples;

    Reporter(Producer<byte[], byte[]> producer, WireSerdes serdes) {
        this.producer = producer;
        this.measurements = serdes.serde(Measurement.class).serializer();
        this.samples = serdes.serde(Samples.class).serializer();
    }

    /**
     * Reports a measurement and its raw samples.
     *
     * @throws KafkaException if broker or registry does not take them; they may be reported again
     */
    void report(Measurement measurement, List<Samples> raw) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        String searchId = measurement.getSearchId();
        for (Samples series : raw) {
            sent.add(send(Topics.SAMPLES, samples, searchId, series));
        }
        sent.add(send(Topics.MEASUREMENTS, measurements, searchId, measurement));
        for (Future<RecordMetadata> future : sent) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new KafkaException(
                        "cannot write to " + Topics.MEASUREMENTS.name(), e.getCause());
            }
        }
    }

    private <V extends SpecificRecord> Future<RecordMetadata> send(
            Topic<V> topic, Serializer<V> serializer, String key, V value) {
        return producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        key.getBytes(StandardCharsets.UTF_8),
                        serializer.serialize(topic.name(), value)));
    }
}
