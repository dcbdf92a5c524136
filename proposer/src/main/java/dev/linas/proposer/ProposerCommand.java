package dev.linas.proposer;

import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.config.LogOptions;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.logging.Logging;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas proposer}. */
@Command(
        name = "proposer",
        description = {
            "Proposes the candidates of all searches until it is stopped.",
            "Several proposers share the searches; each needs a state folder of its own."
        },
        footer = {
            "",
            "Examples:",
            "  linas proposer",
            "  linas proposer --bootstrap host:9092 --registry http://host:8081 --admin-port 9401"
        })
public final class ProposerCommand implements Callable<Integer> {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = ".linas/streams",
            description =
                    "Folder of the stores; kept, they save a restart from reading them back from the broker. Default: ${DEFAULT-VALUE}.")
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

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(log.standardError());
        ProposerConfig config = config();
        Preflight.check(config.connection());
        provision(config.connection());
        try (AppRunner runner = AppRunner.open("proposer", server.settings())) {
            runner.start(ProposerApp.prepare(config));
            return runner.await();
        }
    }

    /** The validated configuration; {@link dev.linas.runtime.error.UserError} if it cannot be used. */
    ProposerConfig config() {
        return new ProposerConfig(connection.connection(), stateDir, threads);
    }

    private static void provision(Connection connection) {
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
        }
    }
}
