package dev.linas.cli.init;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.NewSearchFile;
import dev.linas.searches.file.NewSearchFile.Meter;
import dev.linas.searches.file.NewSearchFile.WantedObjective;
import dev.linas.supernet.NetworkCatalog;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linas init}. */
@Command(
        name = "init",
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
    private static final String USUAL_BUDGET = "250";

    /** Ways to measure; option values are the names. */
    enum MeterKind {
        onnx,
        table,
        lookup_table,
        command,
        elsewhere;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

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
            names = "--network",
            paramLabel = "NAME|FILE",
            description =
                    "A super-network, which the meter onnx runs. Its space is taken if it is built"
                            + " in and --space names none.")
    private String network;

    @Option(
            names = "--meter",
            paramLabel = "KIND",
            description = {
                "How the pool measures: ${COMPLETION-CANDIDATES}. 'elsewhere': evaluators that join"
                        + " by themselves."
            })
    private MeterKind meter;

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            defaultValue = "this-machine",
            description = "Name of the pool. Default: ${DEFAULT-VALUE}.")
    private String pool;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "The table of the meters table and lookup-table.")
    private String table;

    @Option(
            names = "--command",
            paramLabel = "TEXT",
            description = "Program and arguments of the meter command, split at spaces.")
    private String program;

    @Option(names = "--weights", paramLabel = "FILE", description = "Weights, of the meter onnx.")
    private String weights;

    @Option(
            names = "--dataset",
            paramLabel = "FILE",
            description = "Labelled images for accuracies, of the meter onnx.")
    private String dataset;

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

    private Optional<Questions> questions = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (Boolean.getBoolean("linas.interactive")) { // the launcher knows
            questions =
                    Optional.of(
                            new Questions(
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    System.in, StandardCharsets.UTF_8)),
                                    out));
        }
        return write(out);
    }

    /** The same with answers from elsewhere, for tests. */
    Integer callWith(BufferedReader answers) {
        PrintWriter out = command.commandLine().getOut();
        questions = Optional.of(new Questions(answers, out));
        return write(out);
    }

    private int write(PrintWriter out) {
        if (Files.exists(file) && !force && !mayOverwrite()) {
            throw new UserError(
                    "%s is there already; name another file, or give --force".formatted(file));
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        String wantedSpace = space(folder);
        Meter wantedMeter = meter(wantedSpace, folder);
        List<WantedObjective> wantedObjectives = objectives();
        NewSearchFile wanted =
                new NewSearchFile(
                        id == null ? NewSearchFile.idOf(file, "search") : id,
                        wantedSpace,
                        wantedObjectives,
                        budget(),
                        pool,
                        wantedMeter);
        wanted.save(file).forEach(warning -> out.println("warning: " + warning));
        wantedObjectives.stream()
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
                wantedMeter instanceof Meter.Elsewhere
                        ? "start it with: ./linas search start " + file
                        : "run it with: ./linas run " + file);
        out.flush();
        return 0;
    }

    private boolean mayOverwrite() {
        return questions
                .map(q -> q.ask(file + " is there already. Overwrite it? yes or no", "no"))
                .filter(answer -> answer.startsWith("y"))
                .isPresent();
    }

    private String space(Path folder) {
        Optional<String> ofNetwork = spaceOfNetwork(folder);
        String name =
                space != null
                        ? space
                        : ofNetwork.orElseGet(
                                () ->
                                        asked(
                                                "--space",
                                                "Search space, built in (%s) or a file"
                                                        .formatted(
                                                                String.join(
                                                                        ", ",
                                                                        BuiltInSpaces.names())),
                                                "ofa-mbv3-d234-e346-k357-w1.0"));
        try {
            BuiltInSpaces.OR_FILE.named(name, folder);
            return name;
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }

    /** Name of the network's space; empty without a network. */
    private Optional<String> spaceOfNetwork(Path folder) {
        if (network == null) {
            return Optional.empty();
        }
        try {
            String name = NetworkCatalog.ALL.orFile().named(network, folder).space();
            if (space == null && !BuiltInSpaces.names().contains(name)) {
                throw new UserError(
                        ("--network %s is of the space '%s', which is not built in; name its file"
                                        + " with --space")
                                .formatted(network, name));
            }
            return Optional.of(name);
        } catch (InvalidConfigurationException e) {
            throw new UserError("--network " + e.getMessage(), e);
        }
    }

    private Meter meter(String space, Path folder) {
        MeterKind kind =
                meter != null
                        ? meter
                        : kind(
                                asked(
                                        "--meter",
                                        "How is it measured: onnx (here), table, lookup-table,"
                                                + " command (your program) or elsewhere",
                                        "onnx"));
        return switch (kind) {
            case onnx ->
                    new Meter.Onnx(
                            Optional.ofNullable(network),
                            Optional.ofNullable(weights),
                            Optional.ofNullable(dataset));
            case table ->
                    new Meter.Table(
                            table(),
                            BuiltInSpaces.OR_FILE.named(space, folder).variables().stream()
                                    .map(variable -> variable.name())
                                    .toList());
            case lookup_table -> new Meter.LookupTable(table());
            case command -> new Meter.Program(List.of(program().split("\\s+", -1)));
            case elsewhere -> new Meter.Elsewhere();
        };
    }

    private static MeterKind kind(String answer) {
        return Stream.of(MeterKind.values())
                .filter(kind -> kind.toString().equals(answer))
                .findFirst()
                .orElseThrow(() -> new UserError("'%s' is no way to measure".formatted(answer)));
    }

    private String table() {
        return table != null ? table : asked("--table", "File of the table", "");
    }

    private String program() {
        String text =
                program != null ? program : asked("--command", "Program and its arguments", "");
        return text.strip();
    }

    private List<WantedObjective> objectives() {
        List<String> texts = objectives;
        if (texts.isEmpty()) {
            texts =
                    List.of(
                            asked(
                                            "--objective",
                                            "Objectives, as METRIC or METRIC=GOAL with spaces"
                                                    + " between them",
                                            "latency_ms macs")
                                    .split("[\\s,]+", -1));
        }
        try {
            return texts.stream().map(WantedObjective::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new UserError("--objective " + e.getMessage(), e);
        }
    }

    private int budget() {
        String text =
                budget != null
                        ? budget.toString()
                        : questions
                                .map(q -> q.ask("Evaluations, each a measurement", USUAL_BUDGET))
                                .orElse(USUAL_BUDGET);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UserError("--budget is '%s'; expected 1 or more".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private String asked(String option, String question, String usual) {
        return questions
                .map(q -> q.ask(question, usual))
                .orElseThrow(
                        () ->
                                new UserError(
                                        option
                                                + " is missing; give it, or run 'linas init' on a"
                                                + " terminal, where it asks"));
    }
}
