package dev.linas.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.core.space.Genome;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.TestSpaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final String SEARCH =
            """
            id: toy
            space: tiny.json
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            population: 4
            initial_population: 4
            inner_evaluations: 100
            budget: {evaluations: 12}
            seed: 3
            pools:
              lab: {meter: table, file: t.csv, genome: [g0, g1, g2, g3], metrics: {accuracy: acc}}
              phone: {meter: table, file: t.csv, genome: [g0, g1, g2, g3], \
            metrics: {latency_ms: ms}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("tiny.json"), TestSpaces.TINY);
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
        List<String> lines = new ArrayList<>(List.of("g0,g1,g2,g3,acc,ms"));
        TestSpaces.tiny()
                .canonicalGenomes()
                .forEach(g -> lines.add("%s,%s,%s".formatted(g, accuracy(g), latency(g))));
        Files.write(folder.resolve("t.csv"), lines);
    }

    @Test
    void shouldPrintALinePerSearchAndWriteAnObjectEach() throws IOException, InterruptedException {
        Path json = folder.resolve("out.json");

        int exit = run("search.yaml", "--seeds", "1-3", "--json", json.toString());

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .hasSize(6)
                .anyMatch(line -> line.matches("linas +2 +12 +0 +3 +\\d+ +[\\d.]+ +BUDGET .*"))
                .anyMatch(line -> line.startsWith("linas (median)"))
                .last()
                .asString()
                .startsWith("Hypervolume against: accuracy@lab");
        JsonNode results = new ObjectMapper().readTree(json.toFile());
        assertThat(results).hasSize(3);
        assertThat(results.findValuesAsText("seed")).containsExactly("1", "2", "3");
        assertThat(results.get(0).get("evaluations")).hasSize(12);
        assertThat(results.get(0).get("finished").asText()).isEqualTo("BUDGET");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void shouldStopWithOneLineOnceAFileOfAPoolIsReplaced() throws IOException {
        String script =
                """
                n=0
                while read line; do
                  n=$((n + 1))
                  if [ $n -eq 6 ]; then echo '# another' >> t.csv; fi
                  echo "{\\"metrics\\":{\\"m\\":$n}}"
                done
                """;
        Files.writeString(folder.resolve("score.sh"), script);
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replace("metric: accuracy, pool: lab", "metric: m, pool: script")
                        + "  script: {meter: command, command: [/bin/sh, score.sh], metrics:"
                        + " [m]}\n");

        assertThatThrownBy(() -> run("search.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("t.csv: changed since measuring began");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldGiveASeedTheSameResultAloneAndAmongOthers()
            throws IOException, InterruptedException {
        Path all = folder.resolve("all.json");
        Path one = folder.resolve("one.json");
        run("search.yaml", "--seeds", "1-4", "--json", all.toString());
        run("search.yaml", "--json", one.toString());

        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(all.toFile()).get(2))
                .isEqualTo(mapper.readTree(one.toFile()).get(0));
    }

    @Test
    void shouldCompareTacticsWithinTheBudgetAskedFor() throws IOException, InterruptedException {
        Path json = folder.resolve("out.json");

        run(
                "search.yaml",
                "--evaluations",
                "7",
                "--tactic",
                "linas",
                "--tactic",
                "random",
                "--json",
                json.toString());

        JsonNode results = new ObjectMapper().readTree(json.toFile());
        assertThat(results.findValuesAsText("tactic")).containsExactly("linas", "random");
        assertThat(results).allSatisfy(result -> assertThat(result.get("evaluations")).hasSize(7));
    }

    @Test
    void shouldCountGenomesMissingFromTheTableAsFailedAndSayWhy()
            throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(folder.resolve("t.csv"));
        Files.write(folder.resolve("t.csv"), lines.subList(0, 13));

        int exit = run("search.yaml", "--evaluations", "24");

        assertThat(exit).isZero();
        assertThat(out.toString()).containsPattern("linas +3 +24 +12 ");
        assertThat(err.toString())
                .contains("first failure of pool lab: accuracy: genome", "is not in table");
    }

    @Test
    void shouldEndWhenTheSpaceIsExhausted() throws InterruptedException {
        run("search.yaml", "--evaluations", "100");

        assertThat(out.toString()).containsPattern("linas +3 +24 .*SPACE_EXHAUSTED");
    }

    @Test
    void shouldMeasureWithACommand() throws IOException, InterruptedException {
        assumeTrue(pythonIsThere(), "SKIPPED: no python3 on this machine, so no command meter");
        Files.writeString(
                folder.resolve("score.py"),
                """
                import json, sys
                for line in sys.stdin:
                    task = json.loads(line)
                    genome = task["genome"]
                    if task["options"]["kernel"] == 7 and genome[0] == 0:
                        print(json.dumps({"error": "does not fit"}), flush=True)
                    else:
                        print(json.dumps({"metrics": {"latency_ms": 4.0 + sum(genome)}}), \
                flush=True)
                """);
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replaceAll(
                        "phone: \\{meter.*\\}\\}",
                        "phone: {meter: command, command: [python3, score.py], metrics:"
                                + " [latency_ms]}"));
        Path json = folder.resolve("out.json");

        int exit =
                run(
                        "search.yaml",
                        "--seeds",
                        "1,2",
                        "--evaluations",
                        "24",
                        "--json",
                        json.toString());

        assertThat(exit).isZero();
        for (JsonNode evaluation :
                new ObjectMapper().readTree(json.toFile()).get(1).get("evaluations")) {
            JsonNode genome = evaluation.get("genome");
            boolean fits = genome.get(0).intValue() != 0 || genome.get(1).intValue() != 2;
            assertThat(evaluation.get("outcome").asText()).isEqualTo(fits ? "measured" : "failed");
            assertThat(evaluation.get("metrics").has("latency_ms@phone")).isEqualTo(fits);
        }
        assertThat(err.toString()).contains("first failure of pool phone", "does not fit");
    }

    @Test
    void shouldRefuseASearchThatWouldNotEnd() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("search.yaml"), SEARCH.replaceAll("budget: .*\n", ""));

        assertThatThrownBy(() -> run("search.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'budget' is missing")
                .hasMessageContaining("--evaluations");
    }

    @Test
    void shouldNameAColumnThatTheTableDoesNotHave() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("search.yaml"), SEARCH.replace("accuracy: acc", "accuracy: akk"));

        assertThatThrownBy(() -> run("search.yaml"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("search.yaml")
                .hasMessageContaining("lab")
                .hasMessageContaining("akk");
    }

    @Test
    void shouldRefuseAnUnknownTacticAndABudgetOfNothing() {
        assertThatThrownBy(() -> run("search.yaml", "--tactic", "lina"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'--tactic' is 'lina'")
                .hasMessageContaining("Did you mean 'linas'?");
        assertThatThrownBy(() -> run("search.yaml", "--evaluations", "0"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'--evaluations' is 0");
    }

    @Test
    void shouldEndWithAPenaltyAmongTheValuesAndSayIt() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("t.csv")));
        lines.replaceAll(
                line -> line.replaceAll("^0,1,0,1,(.*),.*", "0,1,0,1,$1,1.7976931348623157e308"));
        Files.write(folder.resolve("t.csv"), lines);
        Path json = folder.resolve("out.json");

        int exit = run("search.yaml", "--evaluations", "24", "--json", json.toString());

        assertThat(exit).isZero();
        assertThat(err.toString())
                .containsOnlyOnce("hugely beyond the others")
                .contains("warning: latency_ms@phone: 1 of 24 values");
        assertThat(json).content().contains("1.7976931348623157E308");
        JsonNode result = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(result.get("referencePoint").get(1).asDouble()).isLessThan(20);
        assertThat(result.get("hypervolume").asDouble()).isPositive();
    }

    @Test
    void shouldSayThatNothingKeepsTheBoundsWithOneHypervolumeEverywhere()
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replace("goal: minimize", "goal: minimize, bound: 0"));
        Path json = folder.resolve("out.json");

        int exit = run("search.yaml", "--json", json.toString());

        assertThat(exit).isZero();
        assertThat(err.toString())
                .startsWith(
                        "warning: no sub-network keeps the bounds (latency_ms@phone at most 0)");
        assertThat(out.toString()).containsPattern("linas +3 +12 +0 +3 +1 \\(bounds broken\\) +0 ");
        JsonNode result = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(result.get("hypervolume").asDouble()).isZero();
        assertThat(result.get("boundsKept").asBoolean()).isFalse();
        assertThat(result.get("front")).hasSize(1);
        assertThat(result.get("front").get(0).get("boundsKept").asBoolean()).isFalse();
    }

    @Test
    void shouldWarnOfAReferencePointThatExcludesEverythingAndNotStopForIt()
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replace("12}", "12, stagnation_rounds: 1}") + "reference_point: [99, 1]\n");

        run("search.yaml");

        assertThat(out.toString()).containsPattern("linas +3 +12 .*BUDGET");
        assertThat(err.toString()).containsOnlyOnce("'reference_point' is (99, 1): nothing");
    }

    @Test
    @Timeout(120)
    void shouldEstimateTheHypervolumeOfManyObjectives() throws IOException, InterruptedException {
        StringBuilder objectives = new StringBuilder("objectives:\n");
        StringBuilder metrics = new StringBuilder();
        List<String> lines = new ArrayList<>(List.of("g0,g1,g2,g3"));
        TestSpaces.tiny().canonicalGenomes().forEach(g -> lines.add(g.toString()));
        SplittableRandom random = new SplittableRandom(1);
        for (int o = 0; o < 16; o++) {
            objectives.append("  - {metric: m%d, pool: lab, goal: minimize}\n".formatted(o));
            metrics.append(o == 0 ? "" : ", ").append("m%d: c%d".formatted(o, o));
            lines.set(0, lines.get(0) + ",c" + o);
            for (int row = 1; row < lines.size(); row++) {
                lines.set(row, lines.get(row) + "," + random.nextDouble());
            }
        }
        Files.write(folder.resolve("t.csv"), lines);
        Files.writeString(
                folder.resolve("search.yaml"),
                SEARCH.replaceAll(
                                "(?s)objectives:\n.*phone, goal: minimize}\n",
                                objectives.toString())
                        .replaceAll("phone: .*", "")
                        .replace("accuracy: acc", metrics.toString()));
        Path json = folder.resolve("out.json");

        run("search.yaml", "--evaluations", "24", "--json", json.toString());

        JsonNode result = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(result.get("hypervolume").asDouble()).isPositive();
        assertThat(result.get("front")).hasSizeGreaterThan(15);
    }

    @Test
    void shouldEndEarlyWithTheReasonWhereEveryCandidateFails()
            throws IOException, InterruptedException {
        Files.write(folder.resolve("t.csv"), List.of("g0,g1,g2,g3,acc,ms", "1,1,1,1,1,1"));

        int exit = run("search.yaml", "--evaluations", "24");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).containsPattern("linas +3 +12 +12 .*FAILED");
        assertThat(err.toString()).contains("first failure of pool lab: accuracy: genome");
    }

    private int run(String file, String... options) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(folder.resolve(file).toString()));
        arguments.addAll(List.of(options));
        SimulateCommand command = new SimulateCommand();
        new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .parseArgs(arguments.toArray(String[]::new));
        return command.call();
    }

    private static boolean pythonIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static double accuracy(Genome genome) {
        return 50 + 5.5 * genome.option(0) + 3 * genome.option(1) + 2.25 * genome.option(2);
    }

    private static double latency(Genome genome) {
        return 4
                + 3 * genome.option(0)
                + genome.option(1)
                + 2 * genome.option(2)
                + genome.option(3);
    }
}
