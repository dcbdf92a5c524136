package dev.linas.runtime.config;

import dev.linas.runtime.error.InvalidSetting;
import dev.linas.schemas.serde.WireSerdes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the broker and the registry are.
 *
 * @param bootstrap comma-separated {@code host:port} of one or more brokers
 * @param registry base address of the schema registry, http or https, without a path
 * @param clientProperties extra properties of every Kafka client, e.g. TLS and SASL settings
 */
public record Connection(String bootstrap, String registry, Map<String, String> clientProperties) {
    private static final Pattern HOST_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s,:\\[\\]]+):(\\d{1,5})");
    private static final String BOOTSTRAP_EXPECTED =
            "HOST:PORT[,HOST:PORT...] with ports from 1 to 65535";

    /**
     * @throws InvalidSetting if an address is malformed or the extra properties contradict it
     */
    public Connection {
        bootstrap = bootstrap.strip();
        for (String address : bootstrap.split(",", -1)) {
            if (!isHostAndPort(address.strip())) {
                throw new InvalidSetting("bootstrap", bootstrap, BOOTSTRAP_EXPECTED);
            }
        }
        if (!isHttpAddress(registry)) {
            throw new InvalidSetting(
                    "registry", registry, "an http or https address such as http://127.0.0.1:8081");
        }
        registry = registry.replaceAll("/+$", "");
        clientProperties = Map.copyOf(clientProperties);
        if (clientProperties.containsKey("bootstrap.servers")) {
            throw new InvalidSetting(
                    "client-config",
                    "bootstrap.servers=" + clientProperties.get("bootstrap.servers"),
                    "no 'bootstrap.servers' in that file: the brokers are given with --bootstrap");
        }
    }

    /** A connection without extra client properties. */
    public Connection(String bootstrap, String registry) {
        this(bootstrap, registry, Map.of());
    }

    /** The addresses of {@link #bootstrap()}, one by one, in the order given. */
    public List<String> brokers() {
        return List.of(bootstrap.split("\\s*,\\s*", -1));
    }

    /**
     * A new, mutable map of properties for any Kafka client: the extra ones and {@code
     * bootstrap.servers}.
     */
    public Map<String, Object> kafkaProperties() {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.remove(WireSerdes.SERIALIZER);
        properties.remove(WireSerdes.DESERIALIZER);
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }

    /**
     * Settings of a Kafka client that asks a few things and is closed: likewise, but nobody is to
     * look at its metrics, and registering them takes a tenth of the time of a short command.
     */
    public Map<String, Object> shortLivedProperties() {
        Map<String, Object> properties = kafkaProperties();
        properties.putIfAbsent("metric.reporters", "");
        properties.put("enable.metrics.push", "false");
        return properties;
    }

    /**
     * Serdes against this registry; they refuse to write a record above its topic's limit. The
     * extra properties may name other serde classes and their settings, e.g. {@code
     * value.serializer=io.confluent.kafka.serializers.KafkaAvroSerializer} with {@code
     * schema.registry.url}.
     */
    public WireSerdes serdes() {
        return new BoundedSerdes(WireSerdes.registry(registry, clientProperties));
    }

    private static boolean isHostAndPort(String address) {
        var match = HOST_PORT.matcher(address);
        if (!match.matches()) {
            return false;
        }
        int port = Integer.parseInt(match.group(2));
        return port >= 1 && port <= 65535;
    }

    private static boolean isHttpAddress(String address) {
        try {
            URI uri = new URI(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
