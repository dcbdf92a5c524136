package dev.linas.schemas.serde;

import dev.linas.schemas.registry.RegistryAddress;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeFactory;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Serdes against a registry. Apicurio's share one client, since each would open one of its own,
 * with threads and connections. Thread-safe.
 */
final class RegistrySerdes implements WireSerdes {
    private final Map<String, Object> config;
    private RegistryClientFacade client; // opened by the first serde of Apicurio's

    /**
     * @param overrides settings that take precedence over the defaults
     * @throws IllegalArgumentException if the address of the registry is malformed
     */
    RegistrySerdes(String registryUrl, Map<String, String> overrides) {
        config = new HashMap<>(defaults(registryUrl));
        config.putAll(overrides);
    }

    @Override
    @SuppressWarnings("unchecked") // CheckedSerde verifies what these read and write
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        Serializer<Object> serializer =
                instance(
                        SERIALIZER,
                        Serializer.class,
                        AvroKafkaSerializer.class,
                        AvroKafkaSerializer::new);
        Deserializer<Object> deserializer =
                instance(
                        DESERIALIZER,
                        Deserializer.class,
                        AvroKafkaDeserializer.class,
                        AvroKafkaDeserializer::new);
        serializer.configure(config, false);
        deserializer.configure(config, false);
        return new CheckedSerde<>(type, serializer, deserializer);
    }

    private <S, A extends S> S instance(
            String key, Class<S> kind, Class<A> usual, Function<RegistryClientFacade, A> sharing) {
        Object name = config.get(key);
        if (name.equals(usual.getName())) {
            return sharing.apply(client());
        }
        try {
            return Utils.newInstance(name.toString(), kind);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException(
                    key, name, "expected a " + kind.getSimpleName() + " on the class path");
        }
    }

    private synchronized RegistryClientFacade client() {
        if (client == null) {
            client = RegistryClientFacadeFactory.create(new SchemaResolverConfig(config));
        }
        return client;
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
}
