package dev.linas.schemas.serde;

import dev.linas.schemas.registry.RegistryAddress;
import dev.linas.schemas.registry.RegistryUnavailableException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

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
        return new RegistrySerdes(registryUrl, overrides);
    }
}
