package dev.linas.cli.run;

import dev.linas.cli.dashboard.DashboardOptions;
import dev.linas.cli.log.TableOutputs;
import dev.linas.dashboard.Dashboard;
import dev.linas.local.LocalStack;
import dev.linas.log.io.StreamLog;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.config.LogOptions;
import dev.linas.runtime.config.ServerOptions;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.logging.Logging;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.run.BeginRun;
import dev.linas.searches.run.DefaultSearch;
import dev.linas.searches.run.FinishHook;
import dev.linas.searches.run.LocalApps;
import dev.linas.searches.run.RunReport;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.stream.StreamProvisioning;
import dev.linas.searches.text.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas run}. */
@Command(
        name = "run",
        description = {
            "Runs a whole search on this machine, or resumes it.",
            "Starts broker, registry, proposer, predictor-trainer and the evaluators of the file's"
                    + " pools.",
            "Stopped or even killed, it goes on where it was when the same command is given again.",
            "Exit codes: 0 when the search has ended, 1 when it failed or could not go on, 2 for a",
            "mistake in the command or the file."
        },
        footer = {
            "",
            "Examples:",
            "  linas run",
            "  linas run examples/ofa-mbv3/search.yaml",
            "  linas run search.yaml --data /tmp/linas --json result.json --parquet rows.parquet"
        })
public final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            paramLabel = "SEARCH.yaml",
            arity = "0..1",
            description = {
                "The search file. Default: examples/fashion/search.yaml of Linas, which looks for"
                        + " small",
                "and accurate networks that tell clothes apart, measured on this machine."
            })
    private Path file;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write every evaluation, the front and the hypervolume to a file.")
    private Path json;

    @Option(
            names = "--avro",
            paramLabel = "FILE",
            description =
                    "Write every record of the search to a log file, for 'linas replay' and 'linas"
                            + " explain'.")
    private Path avro;

    @Option(
            names = "--onnx",
            paramLabel = "DIR",
            description =
                    "Write the networks of the front to a folder, as ROUND-INDEX.onnx. Needs a"
                            + " super-network.")
    private Path onnx;

    @Option(
            names = "--retry",
            description = "Have a search that failed go on, once what it failed of is mended.")
    private boolean retry;

    @Option(
            names = "--accept-changed",
            description =
                    "Go on with a search although a meter's files, machine or runtime have changed"
                            + " since: values of both stand side by side.")
    private boolean acceptChanged;

    @Option(
            names = "--on-finish",
            paramLabel = "COMMAND",
            description = {
                "Run a command of the shell when the search has ended, with LINAS_SEARCH_ID,"
                        + " LINAS_STATE (finished or failed) and LINAS_REASON in its environment."
            })
    private String onFinish;

    @Mixin private TableOutputs tables;

    @Option(names = "--no-dashboard", description = "Do not show the search in the browser.")
    private boolean noDashboard;

    @Mixin private DashboardOptions dashboard;
    @Mixin private LocalStackOptions local;
    @Mixin private ServerOptions server;
    @Mixin private LogOptions log;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        Instant begun = clock.instant();
        dashboard.check();
        if (json != null) {
            new OutputFile("--json", json).checkWritable();
        }
        if (avro != null) {
            new OutputFile("--avro", avro).checkWritable();
        }
        tables.checkWritable();
        PrintWriter err = command.commandLine().getErr();
        if (file == null) {
            file = DefaultSearch.file();
            say(err, "no search file is named: running " + file);
        }
        SearchFile search = SearchFile.read(file, ForeignPools.ALLOWED);
        search.warnings().forEach(warning -> say(err, "warning: " + warning));
        LocalApps.check(search, local.data(), note -> say(err, note));
        prepareNetworks(search);
        Logging.configure(log.file(local.logFile()));
        say(err, "starting broker and registry (data in " + local.data() + ") ...");
        try (AppRunner runner = AppRunner.open("run", server.settings())) {
            LocalStack stack = local.start(runner);
            Connection connection = new Connection(stack.bootstrap(), stack.registryUrl());
            StreamProvisioning.provision(connection, search.pools().keySet(), err);
            say(
                    err,
                    "broker %s, registry %s: up after %s"
                            .formatted(
                                    stack.bootstrap(), stack.registryUrl(), secondsSince(begun)));
            LocalApps apps = LocalApps.prepare(runner, connection, search, local.data());
            SearchProgress progress =
                    new BeginRun(connection, clock, line -> say(err, line))
                            .begin(search, apps.fingerprints(), retry, acceptChanged);
            apps.start();
            followShown(runner, connection, progress);
            if (progress.failure().isPresent()) {
                say(err, failed(search, progress.failure().get()));
                finish(search, "failed", progress.failure().get());
                return ExitCodes.FAILURE;
            }
            try {
                report(search, progress, begun);
                TopicSnapshot measured = new TopicSnapshot(connection);
                PrintWriter out = command.commandLine().getOut();
                tables.write(measured, search.spec().id(), search.spec().space(), out);
                if (avro != null) {
                    new StreamLog(measured).export(search.spec().id()::equals, avro);
                }
            } finally {
                String reason = progress.result().finished().orElse("-");
                finish(search, "finished", reason.toLowerCase(Locale.ROOT));
            }
            return ExitCodes.OK;
        }
    }

    private void finish(SearchFile search, String state, String reason)
            throws InterruptedException {
        if (onFinish != null) {
            new FinishHook(onFinish, FinishHook.USUAL_PATIENCE)
                    .run(search.spec().id(), state, reason)
                    .ifPresent(word -> say(command.commandLine().getErr(), word));
        }
    }

    private static String failed(SearchFile search, String reason) {
        return ("error: search '%s' failed: %s\n"
                    + "Once that is mended, 'linas run --retry' or 'linas search retry %s' goes on;"
                    + " 'linas front' shows what it has found")
                .formatted(search.spec().id(), reason, search.spec().id());
    }

    /** Finds out before a long search that its networks will be writable. */
    private void prepareNetworks(SearchFile search) {
        if (onnx == null) {
            return;
        }
        var unused = report(search).networks();
        try {
            Files.createDirectories(onnx);
        } catch (IOException e) {
            throw new UserError("--onnx %s: no folder can be made there: %s".formatted(onnx, e), e);
        }
    }

    private RunReport report(SearchFile search) {
        return new RunReport(
                search,
                local.data(),
                command.commandLine().getOut(),
                command.commandLine().getErr());
    }

    /**
     * Follows the search and serves the dashboard, which starts only now so as to delay nothing.
     */
    private void followShown(AppRunner runner, Connection connection, SearchProgress progress)
            throws InterruptedException {
        if (noDashboard) {
            follow(runner, connection, progress);
            return;
        }
        try (Dashboard shown = dashboard.serve(connection)) {
            say(command.commandLine().getErr(), "dashboard " + shown.link());
            follow(runner, connection, progress);
        }
    }

    private void follow(AppRunner runner, Connection connection, SearchProgress progress)
            throws InterruptedException {
        FollowedSearch.follow(
                connection,
                progress,
                command.commandLine().getErr(),
                () -> {
                    if (runner.failure().isDone()) {
                        throw runner.failure().join();
                    }
                    if (runner.isClosing()) {
                        throw new InterruptedException();
                    }
                });
    }

    private void report(SearchFile search, SearchProgress progress, Instant begun)
            throws InterruptedException {
        RunReport report = report(search);
        SearchResult found = progress.result();
        report.front(found, secondsSince(begun));
        SearchResult result = report.measuredAgain(found, progress.measuring());
        report.comparison(result);
        if (onnx != null) {
            report.onnx(result, onnx);
        }
        if (json != null) {
            new OutputFile("--json", json).save(SearchResultJson.write(result));
            say(command.commandLine().getOut(), "written to " + json);
        }
        report.next(found);
    }

    private String secondsSince(Instant begun) {
        return Numbers.duration(Duration.between(begun, clock.instant()));
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
