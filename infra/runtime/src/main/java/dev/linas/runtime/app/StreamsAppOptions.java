package dev.linas.runtime.app;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.config.LogOptions;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.logging.Logging;
import dev.linas.runtime.service.Service;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Picocli mixin of the commands that run one Streams app of its own until it is stopped. */
public final class StreamsAppOptions {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = ".linas/streams",
            description =
                    "Folder of the stores; kept, they save a restart from reading them back from"
                            + " the broker. Default: ${DEFAULT-VALUE}.")
    private Path stateDir;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stream threads, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Mixin private ConnectionOptions connection;
    @Mixin private ServerOptions server;
    @Mixin private LogOptions log;

    /** Makes the configuration of an app from the options. */
    @FunctionalInterface
    public interface ConfigurationFactory<C> {
        /**
         * @param threads number of stream threads, as given
         * @throws dev.linas.runtime.error.UserError if a value cannot be used
         */
        C of(Connection connection, Path stateDir, int threads);
    }

    /**
     * The validated configuration; {@link dev.linas.runtime.error.UserError} if it cannot be used.
     */
    public <C> C configure(ConfigurationFactory<C> configuration) {
        return configuration.of(connection.connection(), stateDir, threads);
    }

    /** Makes the service of an app, when broker and registry are there and have all topics. */
    @FunctionalInterface
    public interface ServiceFactory<C> {
        /**
         * @throws dev.linas.runtime.error.UserError if it cannot be made
         */
        Service of(C configuration) throws InterruptedException;
    }

    /**
     * Waits until broker and registry answer, creates what is missing there, and runs the app until
     * the process is told to end or the app fails.
     *
     * @param name name of the app, for its log and its health
     * @param prepare makes the service
     * @return the exit code
     * @throws dev.linas.runtime.error.UserError if an option cannot be used, or nothing answers
     */
    public <C> int run(
            String name, ConfigurationFactory<C> configuration, ServiceFactory<C> prepare)
            throws InterruptedException {
        Logging.configure(log.standardError());
        C config = configure(configuration);
        ServerSettings probes = server.settings();
        Connection to = connection.connection();
        Preflight.await(to, Preflight.RESTART_PATIENCE);
        try (Provisioner provisioner = Provisioner.connect(to.kafkaProperties(), to.registry())) {
            provisioner.provision(Topics.fixed());
        }
        BackgroundTask<Void> clock = ClockCheck.begin(to);
        try (AppRunner runner = AppRunner.open(name, probes)) {
            Service service = prepare.of(config);
            clock.join();
            runner.start(service);
            return runner.await();
        }
    }
}
