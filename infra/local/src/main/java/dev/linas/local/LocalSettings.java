package dev.linas.local;

import dev.linas.runtime.error.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a {@link LocalStack}.
 *
 * @param data folder of all its state, created where missing
 * @param kafkaPort port of the broker, 1 to 65535: it or none; empty: the port of the last run,
 *     else {@value #PREFERRED_KAFKA_PORT}, else any free one
 * @param registryPort port of the registry, likewise ({@value #PREFERRED_REGISTRY_PORT})
 * @param registryHome folder of the unpacked registry; empty: {@link RegistryHome#locate()}
 * @param patience how long the registry may make no progress while it starts, positive
 * @param broker broker properties beside ours, see {@link LocalBroker#start(Path, int, Map)}
 */
public record LocalSettings(
        Path data,
        OptionalInt kafkaPort,
        OptionalInt registryPort,
        Optional<Path> registryHome,
        Duration patience,
        Map<String, String> broker) {
    /** Port of the broker where none is asked for and it is free. */
    public static final int PREFERRED_KAFKA_PORT = 19092;

    /** Port of the registry where none is asked for and it is free. */
    public static final int PREFERRED_REGISTRY_PORT = 18081;

    /** Name of the option that sets {@link #kafkaPort}, as errors call it. */
    public static final String KAFKA_PORT_OPTION = "--kafka-port";

    /** Name of the option that sets {@link #registryPort}, as errors call it. */
    public static final String REGISTRY_PORT_OPTION = "--registry-port";

    public LocalSettings {
        data = data.toAbsolutePath().normalize();
        requirePort(KAFKA_PORT_OPTION, kafkaPort);
        requirePort(REGISTRY_PORT_OPTION, registryPort);
        Objects.requireNonNull(registryHome);
        broker = Map.copyOf(broker);
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience is " + patience + ", must be positive");
        }
    }

    /** Settings for a data folder with everything else at its default. */
    public static LocalSettings in(Path data) {
        return new LocalSettings(
                data,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Duration.ofSeconds(60),
                Map.of());
    }

    /** These settings with a port that the broker must have. */
    public LocalSettings withKafkaPort(int port) {
        return new LocalSettings(
                data, OptionalInt.of(port), registryPort, registryHome, patience, broker);
    }

    /** These settings with a port that the registry must have. */
    public LocalSettings withRegistryPort(int port) {
        return new LocalSettings(
                data, kafkaPort, OptionalInt.of(port), registryHome, patience, broker);
    }

    /** These settings with another folder of the registry. */
    public LocalSettings withRegistryHome(Path home) {
        return new LocalSettings(
                data, kafkaPort, registryPort, Optional.of(home), patience, broker);
    }

    /** These settings with another time that the registry may make no progress while it starts. */
    public LocalSettings withPatience(Duration limit) {
        return new LocalSettings(data, kafkaPort, registryPort, registryHome, limit, broker);
    }

    /** These settings with further properties of the broker, for instance listeners with TLS. */
    public LocalSettings withBroker(Map<String, String> properties) {
        return new LocalSettings(data, kafkaPort, registryPort, registryHome, patience, properties);
    }

    private static void requirePort(String option, OptionalInt port) {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new InvalidSetting(
                    option.substring(2),
                    port.getAsInt(),
                    "a port from 1 to 65535; leave it out to take a free one");
        }
    }
}
