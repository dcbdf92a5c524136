package dev.linas.cli.init;

import dev.linas.evaluator.pool.Meters;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.NewSearchFile;
import dev.linas.searches.file.NewSearchFile.WantedObjective;
import dev.linas.searches.file.SearchDraft;
import dev.linas.searches.file.SearchDraft.Questions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas init}. */
@Command(
        name = "init",
        modelTransformer = PoolOptions.class,
        description = {
            "Writes a search file with comments, and checks that 'run' would take it.",
            "Asks on a terminal for what no option tells; elsewhere --space and --meter are needed."
        },
        footer = {
            "",
            "Examples:",
            "  linas init",
            "  linas init phone.yaml --space ofa-mbv3-d234-e346-k357-w1.0 --meter onnx"
                    + " --objective latency_ms --objective macs",
            "  linas init toy.yaml --space space.json --meter command --command 'python3 score.py'"
                    + " --objective accuracy=maximize --objective latency_ms=minimize"
        })
public final class InitCommand implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "SEARCH.yaml",
            defaultValue = "search.yaml",
            description = "The file to write. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--id", paramLabel = "ID", description = "Id. Default: the name of the file.")
    private String id;

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description = "The search space: a built-in one or a space file.")
    private String space;

    @Option(
            names = "--meter",
            paramLabel = "KIND",
            description = {
                "How the pool measures: ${COMPLETION-CANDIDATES}. 'elsewhere': evaluators that join"
                        + " by themselves."
            },
            completionCandidates = MeterNames.class)
    private String meter;

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            defaultValue = "this-machine",
            description = "Name of the pool. Default: ${DEFAULT-VALUE}.")
    private String pool;

    @Option(
            names = "--objective",
            paramLabel = "METRIC[=GOAL]",
            description =
                    "maximize or minimize a metric; repeatable. Without a goal the usual one of"
                            + " metrics with a usual name, as ndcg_at_10 or latency_ms; others are"
                            + " minimised, and a line says so.")
    private List<String> objectives = List.of();

    @Option(names = "--budget", paramLabel = "N", description = "Evaluations. Default: 250.")
    private Integer budget;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    @Override
    public Integer call() {
        boolean asks = Boolean.getBoolean("linas.interactive"); // the launcher knows
        return write(
                asks
                        ? terminal(
                                new BufferedReader(
                                        new InputStreamReader(System.in, StandardCharsets.UTF_8)))
                        : (question, usual) -> Optional.empty());
    }

    /** The same with answers from elsewhere, for tests. */
    Integer callWith(BufferedReader answers) {
        return write(terminal(answers));
    }

    private Questions terminal(BufferedReader answers) {
        return new TerminalQuestions(answers, command.commandLine().getOut());
    }

    private int write(Questions questions) {
        if (Files.exists(file) && !force && !mayOverwrite(questions)) {
            throw new UserError(
                    "%s is there already; name another file, or give --force".formatted(file));
        }
        NewSearchFile wanted = draft().complete(file, questions);
        PrintWriter out = command.commandLine().getOut();
        wanted.save(file).forEach(warning -> out.println("warning: " + warning));
        wanted.objectives().stream()
                .filter(WantedObjective::assumed)
                .map(WantedObjective::metric)
                .forEach(
                        metric ->
                                out.println(
                                        ("assumed: less of '%1$s' is better; if more is, give"
                                                        + " --objective %1$s=maximize, or"
                                                        + " change its goal in the file")
                                                .formatted(metric)));
        out.println("written to " + file + "; all of its keys: docs/search-file.md");
        out.println(
                wanted.isMeasuredElsewhere()
                        ? "start it with: ./linas search start " + file
                        : "run it with: ./linas run " + file);
        out.flush();
        return 0;
    }

    private SearchDraft draft() {
        return new SearchDraft(
                Optional.ofNullable(id),
                Optional.ofNullable(space),
                Optional.ofNullable(meter),
                PoolOptions.values(command),
                pool,
                objectives,
                Optional.ofNullable(budget));
    }

    /** What {@code --meter} may be, for help and completion. */
    private static final class MeterNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        MeterNames() {
            super(SearchDraft.meterNames(Meters.ALL));
        }
    }

    private boolean mayOverwrite(Questions questions) {
        return questions
                .ask(file + " is there already. Overwrite it? yes or no", "no")
                .filter(answer -> answer.startsWith("y"))
                .isPresent();
    }
}
