package dev.linas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.runtime.app.LinasCommandLine;
import dev.linas.runtime.app.SubcommandProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private static final String TABLE =
            """
            id,x0,x1,score,latency_ms@fast,latency_ms@slow
            a,0,0,50,1,9
            b,0,1,60,2,7
            c,1,0,70,3,8
            d,1,1,80,4,10
            """;

    @TempDir Path folder;

    @Test
    void shouldBeOfferedToTheLinasCommand() {
        List<Object> commands =
                ServiceLoader.load(SubcommandProvider.class).stream()
                        .flatMap(source -> source.get().commands().stream())
                        .toList();

        assertThat(commands).extracting(c -> new CommandLine(c).getCommandName()).contains("bench");
    }

    @Test
    void shouldDescribeEveryCommandWithAnExample() {
        CommandLine bench = new CommandLine(new BenchCommand());

        assertThat(bench.getSubcommands())
                .containsOnlyKeys(
                        "quality",
                        "suite",
                        "paper",
                        "recovery",
                        "rounds",
                        "turnaround",
                        "searches",
                        "workers",
                        "replay",
                        "transfer",
                        "join");
        for (CommandLine command : bench.getSubcommands().values()) {
            assertThat(command.getUsageMessage()).contains("Examples:", "linas bench");
        }
    }

    @Test
    void shouldTimeRoundsByRows() throws IOException {
        Path output = folder.resolve("out");

        int code =
                run(
                        "rounds",
                        "--rows",
                        "50,100",
                        "--predictor",
                        "ridge",
                        "--repeats",
                        "1",
                        "--output",
                        output.toString());

        assertThat(code).isZero();
        assertThat(output.resolve("rounds.json"))
                .content()
                .contains("\"rows\" : 50", "\"rows\" : 100", "\"fitSeconds\"", "\"processors\"");
    }

    @Test
    void shouldCompareTacticsOnAGeneratedProblem() throws IOException {
        Path output = folder.resolve("out");

        int code =
                run(
                        "quality",
                        "--generated",
                        "interacting-6",
                        "--tactics",
                        "random,linas",
                        "--seeds",
                        "1-2",
                        "--evaluations",
                        "40",
                        "--at",
                        "35",
                        "--output",
                        output.toString());

        assertThat(code).isZero();
        List<CSVRecord> shares = records(output.resolve("shares.csv"));
        assertThat(shares).hasSize(2 * 2 * 40);
        assertThat(shares)
                .allMatch(row -> Double.parseDouble(row.get("share")) <= 1 + 1e-9)
                .anyMatch(row -> Double.parseDouble(row.get("share")) > 0.5);
        List<CSVRecord> summary = records(output.resolve("summary.csv"));
        assertThat(summary)
                .extracting(row -> row.get("searched by"))
                .containsExactly("random", "linas");
        assertThat(summary).extracting(row -> row.get("front")).containsOnly("enumerated");
        assertThat(Files.readString(output.resolve("interacting-6.svg"))).contains("<svg");
        assertThat(records(output.resolve("significance.csv"))).hasSize(1);
        assertThat(Files.readString(output.resolve("report.md"))).contains("interacting-6.svg");
    }

    @Test
    void shouldMakeAProblemOfEveryPairOfColumns() throws IOException {
        Path space = folder.resolve("space.json");
        Files.writeString(
                space,
                """
                {"format": "linas-space/1", "name": "two",
                 "variables": [{"name": "x0..x1", "options": ["a", "b"]}]}
                """);
        Path table = folder.resolve("t.csv");
        Files.writeString(table, TABLE);
        Path output = folder.resolve("out");

        int code =
                run(
                        "quality",
                        "--table",
                        table.toString(),
                        "--space",
                        space.toString(),
                        "--accuracy",
                        "score",
                        "--tactics",
                        "random",
                        "--seeds",
                        "1",
                        "--evaluations",
                        "4",
                        "--output",
                        output.toString());

        assertThat(code).isZero();
        List<CSVRecord> summary = records(output.resolve("summary.csv"));
        assertThat(summary)
                .extracting(row -> row.get("problem"))
                .containsExactly("t.score.latency_ms-fast", "t.score.latency_ms-slow");
        assertThat(summary)
                .allMatch(row -> Math.abs(Double.parseDouble(row.get("median")) - 1) < 1e-9);
    }

    @Test
    void shouldCompareConfigurationsOnTheSuiteAndGoOnWhereItStopped() throws IOException {
        Path output = folder.resolve("out");
        String[] suite = {
            "suite",
            "--problems",
            "interacting-6,disconnected",
            "--at",
            "5,20",
            "--resume",
            "--output",
            output.toString(),
            "--configuration",
            "random",
            "--seeds"
        };

        assertThat(run(with(suite, "1"))).isZero();
        List<String> first = Files.readAllLines(output.resolve("trials.csv"));
        assertThat(run(with(suite, "1-2", "--configuration", "linas population=5"))).isZero();

        List<String> all = Files.readAllLines(output.resolve("trials.csv"));
        assertThat(first).hasSize(1 + 2);
        assertThat(all).startsWith(first.toArray(String[]::new)).hasSize(1 + 2 * 2 * 2);
        List<CSVRecord> medians = records(output.resolve("medians.csv"));
        assertThat(medians).extracting(row -> row.get("half")).contains("choosing", "proving");
        assertThat(medians)
                .extracting(row -> row.get("searched by"))
                .containsOnly("random", "linas population=5");
        assertThat(medians)
                .allMatch(
                        row ->
                                Double.parseDouble(row.get("@5"))
                                        <= Double.parseDouble(row.get("@20")));
    }

    @Test
    void shouldDrawLearningCurves() throws IOException {
        Path output = folder.resolve("out");

        int code =
                run(
                        "paper",
                        "--figure",
                        "3",
                        "--generated",
                        "interacting-6",
                        "--trials",
                        "2",
                        "--rows",
                        "20,40",
                        "--held-out",
                        "50",
                        "--output",
                        output.toString());

        assertThat(code).isZero();
        List<CSVRecord> curve = records(output.resolve("figure-3.csv"));
        assertThat(curve).extracting(row -> row.get("objective")).containsOnly("quality@generated");
        assertThat(curve).extracting(row -> row.get("rows")).contains("20", "40");
        assertThat(curve).allMatch(row -> Double.parseDouble(row.get("tau-b")) > 0);
        assertThat(Files.readString(output.resolve("report.md"))).contains("interacting-6");
    }

    @Test
    void shouldRefuseUnknownNames() {
        assertThat(run("quality", "--tactics", "magic")).isNotZero();
        assertThat(run("paper", "--figure", "99")).isNotZero();
        assertThat(run("quality", "--generated", "nothing", "--output", folder.toString()))
                .isNotZero();
        assertThat(run("quality", "--data", folder.toString(), "--output", folder.toString()))
                .isNotZero();
    }

    @Test
    void shouldRefuseAConfigurationOfTheSuiteThatMeansNothing() {
        String output = folder.toString();
        assertThat(run("suite", "--configuration", "magic", "--output", output)).isNotZero();
        assertThat(run("suite", "--configuration", "linas 7", "--output", output)).isNotZero();
        assertThat(run("suite", "--problems", "nothing", "--output", output)).isNotZero();
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private static int run(String... arguments) {
        return LinasCommandLine.execute(new BenchCommand(), arguments);
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file);
                var parser = CSVFormat.DEFAULT.builder().setHeader().get().parse(reader)) {
            return parser.getRecords();
        }
    }
}
