package dev.linas.cli.replay;

import dev.linas.cli.output.FormatOptions;
import dev.linas.log.counterfactual.Counterfactual;
import dev.linas.log.record.SearchLog;
import dev.linas.log.replay.Aggregation;
import dev.linas.log.replay.LogMoment;
import dev.linas.log.replay.PastFront;
import dev.linas.log.replay.Policies;
import dev.linas.log.replay.Policy;
import dev.linas.log.replay.Replay;
import dev.linas.log.replay.ReplayPicture;
import dev.linas.log.replay.ReplayText;
import dev.linas.log.replay.ReplayedRound;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.output.OutputFile;
import dev.linas.searches.output.ProgressLine;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResultJson;
import dev.linas.searches.text.Tables;
import dev.linas.searches.text.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas replay}. */
@Command(
        name = "replay",
        description = {
            "Goes through a recorded search again, as it was or by another policy.",
            "Fits its predictors, builds its front and proposes its candidates round by round,"
                    + " and says whether all is as recorded. With other options it tells what"
                    + " another policy would have predicted and proposed on the same"
                    + " measurements.",
            "docs/replay.md explains it."
        },
        footer = {
            "",
            "Examples:",
            "  linas replay pixel2.avro",
            "  linas replay pixel2.avro --predictor ridge,svr-rbf --csv policies.csv",
            "  linas replay pixel2.avro --at evaluation:100",
            "  linas replay digits.avro --aggregate p90 --at round:20"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "SOURCE", description = LogSource.DESCRIPTION)
    private String source;

    @Mixin private LogSource logs;
    @Mixin private FormatOptions format;

    @Option(
            names = "--predictor",
            split = ",",
            paramLabel = "KIND",
            description = "Kinds of predictor to try, e.g. ridge,svr-rbf,auto.")
    private List<String> predictors = List.of();

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "KIND",
            description = "Kinds of batch selection to try.")
    private List<String> batches = List.of();

    @Option(
            names = "--algorithm",
            split = ",",
            paramLabel = "NAME",
            description = "Algorithms of the inner search to try.")
    private List<String> algorithms = List.of();

    @Option(
            names = "--aggregate",
            split = ",",
            paramLabel = "KIND",
            description =
                    "What a value is of its raw samples: ${COMPLETION-CANDIDATES}. As measured if"
                            + " left out.")
    private List<Aggregation> aggregations = List.of();

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description =
                    "Print the front as it was after round:NUMBER, after evaluation:NUMBER, or at a"
                            + " time in UTC, and replay nothing.")
    private String moment;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write a line per policy, round and objective.")
    private Path csv;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Draw the policies: a line each, round by round.")
    private Path svg;

    @Option(
            names = "--counterfactual",
            description =
                    "Run the search anew by each policy to its end, on a log that holds the whole"
                            + " space.")
    private boolean counterfactual;

    @Option(
            names = "--surrogate",
            description =
                    "Likewise, on predictions of the log's last predictors, which are no"
                            + " measurements.")
    private boolean surrogate;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try {
            List<Policy> policies = Policies.product(predictors, batches, algorithms, aggregations);
            if (moment != null) {
                if (csv != null || svg != null) {
                    throw new UserError(
                            "--at prints one front and writes neither --csv nor --svg; leave them"
                                    + " out, or give --format csv");
                }
                if (policies.size() > 1 && format.format() != FormatOptions.OutputFormat.table) {
                    throw new UserError(
                            ("--at with --format %s prints one front, and there are %d"
                                            + " policies; give at most one --aggregate, and no"
                                            + " other policy, which changes no past front")
                                    .formatted(format.format(), policies.size()));
                }
                LogMoment parsed = LogMoment.parse(moment);
                SearchLog log = logs.read(source);
                policies.forEach(policy -> out.print(past(log, policy, parsed)));
                out.flush();
                return 0;
            }
            Optional<OutputFile> picture = OutputFile.of("--svg", svg);
            if (counterfactual || surrogate) {
                Counterfactual run = Counterfactual.run(logs.read(source), policies, surrogate);
                picture.ifPresent(file -> file.save(run.picture()));
                format.print(out, () -> Tables.of(run.table()), run::text);
                return 0;
            }
            return replay(policies, picture, out);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private String past(SearchLog log, Policy policy, LogMoment at) {
        PastFront past = PastFront.at(log, policy, at);
        return switch (format.format()) {
            case table ->
                    ReplayText.past(past, policy)
                            + FrontText.table(past.spec(), past.front(), AlsoMeasured.NOTHING)
                            + "\n";
            case json ->
                    SearchResultJson.writeFront(past.spec(), past.front(), AlsoMeasured.NOTHING);
            case csv -> FrontText.csv(past.spec(), past.front(), AlsoMeasured.NOTHING);
        };
    }

    private int replay(List<Policy> policies, Optional<OutputFile> picture, PrintWriter out)
            throws InterruptedException {
        Optional<OutputFile> table = OutputFile.of("--csv", csv);
        SearchLog log = logs.read(source);
        List<Replay> replays = policies.stream().map(policy -> new Replay(log, policy)).toList();
        List<List<ReplayedRound>> rounds = new ArrayList<>();
        try (ProgressLine progress =
                new ProgressLine(
                        command.commandLine().getErr(),
                        "rounds",
                        (long) log.rounds().size() * replays.size())) {
            replays.forEach(replay -> rounds.add(replay.run(round -> progress.step())));
        }
        table.ifPresent(file -> file.save(ReplayText.csv(replays, rounds)));
        picture.ifPresent(file -> file.save(ReplayPicture.svg(replays, rounds)));
        TextTable printed =
                replays.size() > 1
                        ? ReplayText.comparison(replays, rounds)
                        : ReplayText.rounds(replays.get(0).spec(), rounds.get(0));
        List<String> differences =
                rounds.get(0).stream().flatMap(r -> r.differences().stream()).toList();
        String agreement =
                policies.get(0).isRecorded()
                        ? "\n" + ReplayText.agreement(log, rounds.get(0).size(), differences)
                        : "";
        format.print(out, () -> Tables.of(printed), () -> printed + agreement);
        return differences.isEmpty() ? 0 : 1;
    }
}
