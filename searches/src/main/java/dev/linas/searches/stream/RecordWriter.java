package dev.linas.searches.stream;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UnreachableError;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.registry.RegistryUnavailableException;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes single records and waits until the broker has them. */
public final class RecordWriter {
    private static final int DELIVERY_TIMEOUT_MILLIS = 20_000;

    private final Connection connection;
    private final WireSerdes serdes;

    /**
     * @param connection where broker and registry are
     */
    public RecordWriter(Connection connection) {
        this.connection = connection;
        this.serdes = connection.serdes();
    }

    /**
     * Writes a record.
     *
     * @throws UnreachableError if broker or registry do not answer
     * @throws UserError if the broker refuses the record
     */
    public <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
        writeAll(topic, Map.of(key, value));
    }

    /**
     * Writes several records, in the order of the map; those before one that fails are written.
     *
     * @throws UnreachableError if broker or registry do not answer
     * @throws UserError if the broker refuses a record
     */
    public <V extends SpecificRecord> void writeAll(Topic<V> topic, Map<String, V> byKey) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        byKey.forEach(
                (key, value) ->
                        records.add(
                                new ProducerRecord<>(topic.name(), key, serialize(topic, value))));
        try (KafkaProducer<String, byte[]> producer = producer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw failure(topic, e.getCause());
        } catch (TimeoutException e) {
            throw failure(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while writing to " + topic.name(), e);
        }
    }

    private <V extends SpecificRecord> byte[] serialize(Topic<V> topic, V value) {
        try (Serializer<V> serializer = serdes.serde(topic.valueType()).serializer()) {
            return serializer.serialize(topic.name(), value);
        } catch (RegistryUnavailableException e) {
            throw new UnreachableError(
                    "registry", connection.registry(), e.getMessage(), "--registry");
        }
    }

    private UserError failure(Topic<?> topic, Throwable cause) {
        if (cause instanceof RetriableException) {
            return new UnreachableError(
                    "broker", connection.bootstrap(), cause.getMessage(), "--bootstrap");
        }
        return new UserError("writing to %s failed: %s".formatted(topic.name(), cause), cause);
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "linas-cli");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
