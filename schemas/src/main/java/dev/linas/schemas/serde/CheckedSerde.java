package dev.linas.schemas.serde;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Gives a registry's serde one kind of error per fault: {@link SerializationException} for a bad
 * record, {@link RegistryUnavailableException} for a registry that does not answer. Registry clients
 * throw many others, which a stream would not tell apart.
 *
 * @param <T> type of the record
 */
final class CheckedSerde<T> implements Serde<T> {
    private static final List<Class<? extends Throwable>> OUTAGES =
            List.of(
                    SocketException.class,
                    SocketTimeoutException.class,
                    HttpTimeoutException.class,
                    UnknownHostException.class,
                    ClosedChannelException.class,
                    UnresolvedAddressException.class,
                    TimeoutException.class,
                    InterruptedException.class);

    private final Class<T> type;
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    CheckedSerde(Class<T> type, Serializer<Object> serializer, Deserializer<Object> deserializer) {
        this.type = type;
        this.serializer = serializer;
        this.deserializer = deserializer;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) ->
                value == null
                        ? null
                        : guarded(
                                "cannot write a record of " + topic,
                                () -> serializer.serialize(topic, value));
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) ->
                bytes == null
                        ? null
                        : guarded("cannot read a record of " + topic, () -> read(topic, bytes));
    }

    private T read(String topic, byte[] bytes) {
        if (bytes.length < 5 || bytes[0] != 0) {
            throw new SerializationException(
                    "not in Confluent's wire format: it must begin with a 0 byte and a schema id");
        }
        Object value = deserializer.deserialize(topic, bytes);
        if (!type.isInstance(value)) {
            throw new SerializationException(
                    "holds a "
                            + (value == null ? "null" : value.getClass().getName())
                            + ", expected a "
                            + type.getName());
        }
        return type.cast(value);
    }

    private static <R> R guarded(String what, Supplier<R> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw new RegistryUnavailableException(what + ": the registry did not answer", e);
            }
            throw new SerializationException(what + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOutage(Throwable error) {
        int depth = 0;
        for (Throwable t = error; t != null && depth < 20; t = t.getCause(), depth++) {
            Throwable cause = t;
            if (OUTAGES.stream().anyMatch(outage -> outage.isInstance(cause))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
