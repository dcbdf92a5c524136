package dev.linas.runtime.config;

import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Picocli mixin of every command that talks to a broker. */
public final class ConnectionOptions {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description =
                    "Kafka brokers, comma-separated. Default: those of a running './linas local' or"
                            + " './linas run'.")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description =
                    "Schema registry. Default: that of a running './linas local' or './linas run'.")
    private String registry;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties file with further Kafka client settings (TLS, SASL).")
    private Path clientConfig;

    /**
     * Whether an address is known, from wherever: flags, environment, file, or a running local
     * stack.
     */
    public boolean isGiven() {
        return isGiven(bootstrap) || isGiven(registry);
    }

    /**
     * The validated connection.
     *
     * @throws UserError if an address is missing or malformed, or the client properties cannot be
     *     read
     */
    public Connection connection() {
        Map<String, String> extra =
                clientConfig == null ? Map.of() : SettingsFile.read(clientConfig).values();
        return new Connection(given("bootstrap", bootstrap), given("registry", registry), extra);
    }

    private static boolean isGiven(String value) {
        return value != null && !value.isBlank();
    }

    private static String given(String option, String value) {
        if (!isGiven(value)) {
            throw new UserError(
                    "no "
                            + option
                            + " address is known: start one with './linas local', or give --"
                            + option
                            + ", the environment variable "
                            + LayeredDefaults.environmentName(option)
                            + ", or the key '"
                            + option
                            + "' in the --config file");
        }
        return value;
    }
}
