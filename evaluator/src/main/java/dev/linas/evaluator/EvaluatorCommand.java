package dev.linas.evaluator;

import dev.linas.evaluator.EvaluatorConfig.Role;
import dev.linas.evaluator.fleet.EarlierMeasurements;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.app.BackgroundTask;
import dev.linas.runtime.app.ClockCheck;
import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.ConnectionOptions;
import dev.linas.runtime.config.LogOptions;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.config.ServerSettings;
import dev.linas.runtime.error.InvalidSetting;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.logging.Logging;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code linas evaluator}. */
@Command(
        name = "evaluator",
        description = {
            "Measures for a pool until it is stopped.",
            "Any number of evaluators may serve one pool; they share its work and may come and go"
                    + " at any",
            "time."
        },
        footer = {
            "",
            "Examples:",
            "  linas evaluator search.yaml --pool pixel2 --workers 2",
            "  linas evaluator pools.yaml --pool pixel2 --worker-only --bootstrap host:9092"
                    + " --registry http://host:8081"
        })
public final class EvaluatorCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE.yaml",
            description = "A search file, or any YAML file with 'space' and 'pools'.")
    private Path file;

    @Option(
            names = "--pool",
            required = true,
            paramLabel = "NAME",
            description = "The pool to measure for: an entry under 'pools' of the file.")
    private String pool;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Workers that measure at the same time. Default: 'workers' of the pool.")
    private Integer workers;

    @Option(
            names = "--worker-only",
            description = "Run no router; one runs elsewhere. For small devices.")
    private boolean workerOnly;

    @Option(
            names = "--router-only",
            description = "Run no workers; they run elsewhere. Needs --fingerprint.")
    private boolean routerOnly;

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "With --router-only: the meter fingerprint of the pool's workers.")
    private String fingerprint;

    @Option(
            names = "--accept-changed",
            description =
                    "Serve searches that go on although the meter's files, machine or runtime have"
                            + " changed since: values of both stand side by side.")
    private boolean acceptChanged;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "Name of this instance, unique in the pool. Default: host and process.")
    private String instance;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "Folder of the router's stores, for this instance alone. Default: a temporary"
                            + " one.")
    private Path stateDir;

    @Mixin private ConnectionOptions connection;
    @Mixin private ServerOptions server;
    @Mixin private LogOptions log;

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(log.standardError());
        ServerSettings probes = server.settings();
        PoolFile read = PoolFile.read(file, pool);
        String name = instance == null ? defaultInstance() : instance;
        StateFolder state =
                stateDir == null ? StateFolder.temporary(pool, name) : StateFolder.named(stateDir);
        EvaluatorConfig config = config(read, name, state);
        Preflight.await(config.connection(), Preflight.RESTART_PATIENCE);
        provision(config);
        BackgroundTask<Void> clock = ClockCheck.begin(config.connection());
        try (AppRunner runner = AppRunner.open("evaluator", probes)) {
            var unused = runner.manage("state folder", state);
            runner.start(prepare(config, clock));
            return runner.await();
        }
    }

    /** Reads what was measured, and the broker's clock, while the meters are opened. */
    private EvaluatorApp prepare(EvaluatorConfig config, BackgroundTask<Void> clock)
            throws InterruptedException {
        BackgroundTask<EarlierMeasurements> reading =
                BackgroundTask.start(
                        "earlier-measurements",
                        () -> EarlierMeasurements.read(config.connection(), config.pool().pool()));
        EvaluatorApp app = EvaluatorApp.prepare(config);
        try {
            clock.join();
            EarlierMeasurements earlier = reading.join();
            if (!acceptChanged) {
                earlier.check(config.connection(), app.fingerprint());
            }
            return app;
        } catch (RuntimeException | InterruptedException e) {
            app.close();
            throw e;
        }
    }

    private EvaluatorConfig config(PoolFile read, String name, StateFolder state) {
        PoolSettings settings = read.pool();
        if (workers != null) {
            if (workers < 1 || workers > PoolSettings.MOST_WORKERS) {
                throw new InvalidSetting(
                        "workers",
                        workers,
                        "a whole number of at least 1, at most " + PoolSettings.MOST_WORKERS);
            }
            settings = settings.withWorkers(workers);
        }
        return new EvaluatorConfig(
                connection.connection(), settings, read.space(), name, role(), state.path());
    }

    private Role role() {
        if (workerOnly && routerOnly) {
            throw new UserError("give --worker-only or --router-only, not both");
        }
        if (routerOnly != (fingerprint != null)) {
            throw new UserError("--router-only and --fingerprint go together: give both or none");
        }
        if (routerOnly) {
            return new Role.RouterOnly(fingerprint);
        }
        return workerOnly ? new Role.WorkerOnly() : new Role.Full();
    }

    private static void provision(EvaluatorConfig config) {
        Connection connection = config.connection();
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
            provisioner.provisionPool(config.pool().pool());
        }
    }

    private static String defaultInstance() {
        long pid = ProcessHandle.current().pid();
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + pid;
        } catch (UnknownHostException e) {
            return "evaluator-" + pid; // a host without a name
        }
    }
}
