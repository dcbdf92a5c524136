package dev.linas.benchmarks.recovery;

import dev.linas.benchmarks.problem.BenchOptions;
import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.logging.LogFormat;
import dev.linas.runtime.logging.LogTarget;
import dev.linas.runtime.logging.Logging;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linas bench recovery}. */
@Command(
        name = "recovery",
        description = {
            "Kills parts of a stream in the middle of searches and measures how soon those go on.",
            "Broker with registry, proposer, evaluator and trainer run as separate processes."
                    + " SIGKILL",
            "comes at moments drawn by the seed; then counts the time to the next committed record"
                    + " of the",
            "search. Every search must end with the rows and the front of the undisturbed one; else"
                    + " the",
            "exit code is 1. docs/benchmarks.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench recovery",
            "  linas bench recovery --kinds takeover --kills 10 --seed 7"
        })
public final class RecoveryCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description =
                    "restart: a killed app is started again; takeover: a second instance goes on"
                            + " after a kill inside a transaction; broker: broker and registry are"
                            + " killed and started again. Default: ${DEFAULT-VALUE}.",
            defaultValue = "restart,broker,takeover")
    private List<KillKind> kinds;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills of each kind, for each app. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Draws the moments of the kills. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Where report, logs and stores go; must be new. Default: ${DEFAULT-VALUE}.",
            defaultValue = ".linas/bench/recovery")
    private Path output;

    @Override
    public Integer call() throws InterruptedException {
        BenchOptions.require(kills >= 1, "--kills", kills, "1 or more");
        Path folder = output.toAbsolutePath().normalize();
        BenchOptions.require(
                !Files.exists(folder.resolve("data")),
                "--output",
                output,
                "a folder without the data of an earlier run");
        ReportFolder reports = new ReportFolder(folder);
        Logging.configure( // a client tells ten times a second that it has lost the broker
                LogTarget.file(
                        folder.resolve("logs").resolve("bench.log"), LogFormat.TEXT, Level.INFO));
        RecoveryReport report = new RecoveryReport(killAll(folder));
        String text =
                "%s\n%s\nLinas %s, seed %d, load of the machine at each kill: see kills.csv\n"
                        .formatted(
                                report.summary().markdown(),
                                report.verdict(),
                                CodeVersion.current(),
                                seed);
        reports.csv("kills.csv", report.all());
        reports.text("report.md", text);
        PrintWriter out = command.commandLine().getOut();
        out.print(report.summary().text());
        out.print(report.verdict());
        out.println("Report and logs: " + folder);
        out.flush();
        return report.allEqual() ? ExitCodes.OK : ExitCodes.FAILURE;
    }

    private List<Recovery> killAll(Path folder) throws InterruptedException {
        Path searches = folder.resolve("searches");
        List<Recovery> recoveries = new ArrayList<>();
        say("starting broker, registry and the apps ...");
        try (KillCluster cluster =
                        KillCluster.start(
                                folder, RecoverySearch.write(searches, "undisturbed", 0));
                SearchWatch watch = new SearchWatch(cluster.connection());
                Admin admin = Admin.create(cluster.connection().kafkaProperties())) {
            RecoveryTrials trials = new RecoveryTrials(cluster, watch, admin, searches);
            for (KillKind kind : kinds) {
                for (StreamPart part : parts(kind)) {
                    SplittableRandom random = random(kind, part);
                    for (int number = 1; number <= kills; number++) {
                        Recovery one = trials.run(kind, part, number, random.split());
                        recoveries.add(one);
                        say(describe(one));
                    }
                }
            }
        }
        return recoveries;
    }

    private static List<StreamPart> parts(KillKind kind) {
        return kind == KillKind.BROKER ? List.of(StreamPart.BROKER) : StreamPart.APPS;
    }

    private SplittableRandom random(KillKind kind, StreamPart part) {
        return new SplittableRandom(seed * 31 + (kind + "-" + part.command()).hashCode());
    }

    private static String describe(Recovery one) {
        return "%s of %s, %d: next record %.1f s and next round %.1f s after %s; load %.1f; %s"
                .formatted(
                        one.kind(),
                        one.part().command(),
                        one.number(),
                        one.record().toMillis() / 1e3,
                        one.round().toMillis() / 1e3,
                        one.kind().since(),
                        one.load(),
                        one.equal()
                                ? "ended as undisturbed"
                                : "ENDED OTHERWISE: " + one.difference());
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
