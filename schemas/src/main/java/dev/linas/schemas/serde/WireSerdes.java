package dev.linas.schemas.serde;

import dev.linas.schemas.registry.RegistryAddress;
import dev.linas.schemas.registry.RegistryUnavailableException;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Serdes of what travels on topics. Their classes are configuration ({@code value.serializer},
 * {@code value.deserializer}): Apicurio's by default, set to Confluent's wire format (magic byte 0,
 * schema id in 4 bytes, Avro binary); a site on another registry names its own.
 */
public interface WireSerdes {
    String SERIALIZER = "value.serializer";
    String DESERIALIZER = "value.deserializer";

    /**
     * A serde of one record type. Its errors are {@link
     * org.apache.kafka.common.errors.SerializationException} where the record is at fault and
     * {@link RegistryUnavailableException} where the registry is.
     */
    <T extends SpecificRecord> Serde<T> serde(Class<T> type);

    /** Plain Avro binary without a registry: for unit tests of topologies. */
    static WireSerdes binary() {
        return BinarySerde::new;
    }

    /**
     * Serdes against a registry.
     *
     * @param registryUrl address of the registry, e.g. {@code http://127.0.0.1:18081}; see {@link
     *     RegistryAddress#parse}
     * @param overrides settings that take precedence over the defaults, serde classes among them
     * @throws IllegalArgumentException if the address of the registry is malformed
     */
    static WireSerdes registry(String registryUrl, Map<String, String> overrides) {
        Map<String, Object> config = new HashMap<>(defaults(registryUrl));
        config.putAll(overrides);
        return new WireSerdes() {
            @Override
            @SuppressWarnings("unchecked") // CheckedSerde verifies what these read and write
            public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                Serializer<Object> serializer = instance(config, SERIALIZER, Serializer.class);
                Deserializer<Object> deserializer =
                        instance(config, DESERIALIZER, Deserializer.class);
                serializer.configure(config, false);
                deserializer.configure(config, false);
                return new CheckedSerde<>(type, serializer, deserializer);
            }
        };
    }

    /** Apicurio's serdes in Confluent's wire format. */
    private static Map<String, Object> defaults(String registryUrl) {
        String never = Long.toString(Duration.ofDays(365).toMillis());
        return Map.ofEntries(
                Map.entry(SERIALIZER, AvroKafkaSerializer.class.getName()),
                Map.entry(DESERIALIZER, AvroKafkaDeserializer.class.getName()),
                Map.entry(
                        "apicurio.registry.url",
                        RegistryAddress.parse(registryUrl).apicurioNative()),
                Map.entry("apicurio.registry.http.adapter", "JDK"),
                Map.entry("apicurio.registry.headers.enabled", "false"),
                Map.entry(
                        "apicurio.registry.id-handler",
                        "io.apicurio.registry.serde.Default4ByteIdHandler"),
                Map.entry("apicurio.registry.use-id", "contentId"),
                Map.entry(
                        "apicurio.registry.artifact-resolver-strategy",
                        "io.apicurio.registry.serde.strategy.TopicIdStrategy"),
                // Nested types must not become subjects of their own: other clients cannot read
                // them.
                Map.entry("apicurio.registry.dereference-schema", "true"),
                Map.entry("apicurio.registry.use-specific-avro-reader", "true"),
                Map.entry(
                        "apicurio.registry.avro-datum-provider",
                        ContractDatumProvider.class.getName()),
                // Subjects are provisioned; a serialiser that registers would hide a missing one.
                Map.entry("apicurio.registry.auto-register", "false"),
                // An id means one schema for ever, so what was looked up once is good through an
                // outage.
                Map.entry("apicurio.registry.fault-tolerant-refresh", "true"),
                Map.entry("apicurio.registry.check-period-ms", never),
                // The same for Confluent's serdes, where a site names them.
                Map.entry("schema.registry.url", registryUrl),
                Map.entry("auto.register.schemas", "false"),
                Map.entry("specific.avro.reader", "true"));
    }

    private static <S> S instance(Map<String, Object> config, String key, Class<S> kind) {
        Object name = config.get(key);
        try {
            return Utils.newInstance(name.toString(), kind);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException(
                    key, name, "expected a " + kind.getSimpleName() + " on the class path");
        }
    }
}
