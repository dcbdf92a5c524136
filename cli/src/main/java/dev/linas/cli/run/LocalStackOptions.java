package dev.linas.cli.run;

import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.local.LocalStackException;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.LayeredDefaults;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Picocli mixin of the commands that start a broker and a registry in this process. */
final class LocalStackOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = LayeredDefaults.DEFAULT_DATA,
            description = "Folder of all local state. Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Option(
            names = LocalSettings.KAFKA_PORT_OPTION,
            paramLabel = "PORT",
            description =
                    "Port of the broker on 127.0.0.1. Default: that of the last start, else "
                            + LocalSettings.PREFERRED_KAFKA_PORT
                            + " if it is free, else any.")
    private Integer kafkaPort;

    @Option(
            names = LocalSettings.REGISTRY_PORT_OPTION,
            paramLabel = "PORT",
            description =
                    "Port of the schema registry on 127.0.0.1. Default: that of the last start,"
                            + " else "
                            + LocalSettings.PREFERRED_REGISTRY_PORT
                            + " if it is free, else any.")
    private Integer registryPort;

    /** The data folder. */
    Path data() {
        return data;
    }

    /** File that a command over the local stack logs to. */
    Path logFile() {
        return data.resolve("logs").resolve("linas.log");
    }

    /**
     * Starts broker and registry in a runner, which ends when their disk is full, and waits until
     * both serve.
     *
     * @throws UserError saying what is in the way
     */
    LocalStack start(AppRunner runner) {
        LocalStack stack = runner.manage("broker and registry", start());
        runner.endOn(
                stack.diskFull()
                        .thenApply(why -> new UserError("ended: " + why, ExitCodes.FAILURE, null)));
        return stack;
    }

    private LocalStack start() {
        try {
            LocalSettings settings = LocalSettings.in(data);
            if (kafkaPort != null) {
                settings = settings.withKafkaPort(kafkaPort);
            }
            if (registryPort != null) {
                settings = settings.withRegistryPort(registryPort);
            }
            return LocalStack.start(settings);
        } catch (LocalStackException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
