package dev.linas.runtime.config;

import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes that refuse to write a record above its topic's limit. The producer would refuse it, too,
 * but only after that spoils the open transaction, and the same record would do so again after
 * every restart. Refused here, it is a serialization error like any other and its source goes to
 * the dead letters.
 */
final class BoundedSerdes implements WireSerdes {
    /** Room for the key and the framing of a record, bytes. */
    static final int OVERHEAD_BYTES = 4096;

    private static final Map<String, Integer> LIMITS =
            Topics.fixed().stream()
                    .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::maxRecordBytes));

    private final WireSerdes serdes;

    BoundedSerdes(WireSerdes serdes) {
        this.serdes = serdes;
    }

    @Override
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        Serde<T> serde = serdes.serde(type);
        return Serdes.serdeFrom(bounded(serde.serializer()), serde.deserializer());
    }

    private static <T> Serializer<T> bounded(Serializer<T> serializer) {
        return (topic, value) -> {
            byte[] bytes = serializer.serialize(topic, value);
            Integer limit = LIMITS.get(topic);
            if (bytes != null && limit != null && bytes.length > limit - OVERHEAD_BYTES) {
                throw new SerializationException(
                        "a record of "
                                + bytes.length
                                + " bytes is too large for "
                                + topic
                                + ", whose limit is "
                                + (limit - OVERHEAD_BYTES)
                                + " bytes");
            }
            return bytes;
        };
    }
}
