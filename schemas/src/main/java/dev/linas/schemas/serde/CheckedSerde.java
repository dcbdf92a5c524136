package dev.linas.schemas.serde;

import dev.linas.schemas.registry.RegistryUnavailableException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Gives a registry's serde one kind of error per fault: {@link SerializationException} for a bad
 * record, {@link RegistryUnavailableException} for a registry that does not do its part. Registry
 * clients throw many others, which a stream would not tell apart.
 *
 * @param <T> type of the record
 */
final class CheckedSerde<T extends SpecificRecord> implements Serde<T> {
    /** The magic byte and the schema id. */
    private static final int HEADER = 5;

    private final Class<T> type;
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;
    private final BinarySerde<T> plain;

    CheckedSerde(Class<T> type, Serializer<Object> serializer, Deserializer<Object> deserializer) {
        this.type = type;
        this.serializer = serializer;
        this.deserializer = deserializer;
        this.plain = new BinarySerde<>(type);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(topic, value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private byte[] write(String topic, T value) {
        try {
            return serializer.serialize(topic, value);
        } catch (RuntimeException e) {
            String what = "cannot write a %s to %s: ".formatted(type.getSimpleName(), topic);
            plain.serializer().serialize(topic, value); // throws if the record is at fault
            String why =
                    RegistryFault.of(e)
                            .orElse(
                                    "the registry does not hold its schema under "
                                            + topic
                                            + "-value; provision the topic ("
                                            + e.getMessage()
                                            + ")");
            throw new RegistryUnavailableException(what + why, e);
        }
    }

    private T read(String topic, byte[] bytes) {
        String what = "cannot read a record of " + topic + ": ";
        if (bytes.length < HEADER || bytes[0] != 0) {
            throw new SerializationException(
                    what
                            + "it is not in Confluent's wire format, a 0 byte and 4 bytes of schema"
                            + " id before the value");
        }
        try {
            return type.cast(deserializer.deserialize(topic, bytes));
        } catch (ClassCastException e) {
            throw new SerializationException(
                    what + "it does not hold a " + type.getSimpleName() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            Optional<String> fault = RegistryFault.of(e);
            if (fault.isPresent()) {
                throw new RegistryUnavailableException(what + fault.get(), e);
            }
            int id = ByteBuffer.wrap(bytes).getInt(1);
            throw new SerializationException(
                    what
                            + (RegistryFault.isNotFound(e)
                                    ? "the registry knows no schema with id " + id
                                    : "its bytes do not fit schema " + id + ": " + e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
