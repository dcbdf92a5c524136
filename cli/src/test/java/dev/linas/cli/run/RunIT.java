package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.cli.CommandRun;
import dev.linas.dashboard.Browser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code linas run} of a small table, over its own broker and registry. The tests on the finished
 * search go on with its data folder, in the stated order: starting the stack is what costs.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunIT {
    @TempDir static Path folder;

    private static ToySearch search;
    private static LinasCli.Outcome first;
    private static JsonNode result;

    @BeforeAll
    static void runToItsEnd() throws Exception {
        search = new ToySearch(folder);
        first = search.run().succeeded();
        result = search.result();
    }

    @Test
    @Order(1)
    void shouldGiveTheSameCandidatesValuesAndFrontAsSimulate() throws Exception {
        assertThat(result.get("evaluations")).hasSize(24);
        assertThat(result.get("rounds")).hasSize(3);
        assertThat(result.at("/rounds/2/evaluations").asInt()).isEqualTo(24);
        assertThat(result.at("/rounds/2/hypervolume")).isEqualTo(result.get("hypervolume"));
        assertThat(result.at("/rounds/2/predictors/1/objective").asText())
                .isEqualTo("latency_ms@phone");
        assertThat(result.at("/rounds/2/paretoRankTau").isNumber()).isTrue();
        assertThat(result).isEqualTo(search.simulate());
    }

    @Test
    @Order(1)
    void shouldShowEveryRoundTheFrontAndTheMemory() {
        assertThat(first.err())
                .contains("round  0  8/24 evaluations", "round  1  16/24 evaluations")
                .contains("round  2  24/24 evaluations", "finished: BUDGET");
        assertThat(first.out())
                .contains("24 evaluations (0 failed) in 3 rounds, finished: BUDGET")
                .containsPattern("hypervolume [0-9.]+, front of " + result.get("front").size())
                .contains("MB resident in all processes")
                .containsPattern("\\./linas explain toy \\d/\\d\\R");
    }

    @Test
    @Order(2)
    void shouldRefuseAChangedSeedAndWriteNothing() throws Exception {
        search.rewrite(yaml -> yaml.replace("seed: 1", "seed: 2"));
        Map<Path, Long> before = recordBytes();

        LinasCli.Outcome refused = search.run();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .containsOnlyOnce("error:")
                .contains("search 'toy' exists with another 'seed': it has 1, the file says 2")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("run.json")).doesNotExist();
        assertThat(recordBytes()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void shouldPrintAFinishedSearchWithoutMeasuringAgain() throws Exception {
        search.rewrite(yaml -> yaml);
        Map<Path, Long> before = recordBytes();

        LinasCli.Outcome again = search.run().succeeded();

        assertThat(again.err()).contains("search 'toy' exists and is finished (budget)");
        assertThat(search.result()).isEqualTo(result);
        assertThat(recordBytes()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void shouldGoOnWithALargerBudgetAsIfItHadBeenThereFromTheStart() throws Exception {
        search.rewrite(yaml -> yaml.replace("evaluations: 24}", "evaluations: 40}"));

        LinasCli.Outcome extended = search.run("--avro", "toy.avro").succeeded();

        assertThat(extended.err()).contains("goes on: budget extended to 40 evaluations");
        assertThat(search.result().get("evaluations")).hasSize(40);
        assertThat(search.result()).isEqualTo(search.simulate());
    }

    @Test
    @Order(5)
    void shouldReplayItsLogToTheLastDigitAndExplainACandidate() throws Exception {
        LinasCli.Outcome replayed =
                LinasCli.run(folder, "replay", "toy.avro", "--csv", "replay.csv").succeeded();
        LinasCli.Outcome explained = LinasCli.run(folder, "explain", "toy.avro", "4/3").succeeded();

        assertThat(replayed.out())
                .contains("2 (again)", "All 6 rounds are as recorded: predictors, front,");
        assertThat(folder.resolve("replay.csv")).content().hasLineCount(1 + 2 * 6);
        assertThat(explained.out())
                .startsWith("Candidate 4/3 of search 'toy'")
                .contains("predictors fitted after round 3", "latency_ms@phone");
        LinasCli.run(folder, "log", "import", "toy.avro", "--as", "copy", "--data", ".linas")
                .succeeded();
    }

    @Test
    @Order(5)
    void shouldPrintThePastInEveryFormat() throws Exception {
        StringWriter json = new StringWriter();
        StringWriter csv = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> past =
                List.of("replay", folder.resolve("toy.avro").toString(), "--at=round:0");

        CommandRun.linas(json, err, with(past, "--format=json"));
        CommandRun.linas(csv, err, with(past, "--format=csv"));

        assertThat(new JsonMapper().readTree(json.toString()))
                .isNotEmpty()
                .allMatch(member -> member.path("round").asInt(-1) == 0);
        assertThat(csv.toString()).startsWith("round,index,accuracy@lab,latency_ms@phone,");
        assertThat(err.toString()).isEmpty();
        assertThat(
                        CommandRun.linas(
                                json, err, with(past, "--format=json", "--predictor=ridge,auto")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("prints one front", "there are 3 policies");
    }

    private static List<String> with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }

    @Test
    @Order(6)
    void shouldBeginWithTheFrontOfAnotherSearchAsFromItsFile() throws Exception {
        JsonNode other = search.result();
        Files.copy(folder.resolve("run.json"), folder.resolve("other.json"));
        search.rewrite(
                yaml -> yaml.replace("id: toy", "id: second") + "warm_start: {search: toy}\n");

        LinasCli.Outcome begun = search.run().succeeded();
        JsonNode second = search.result();

        List<JsonNode> front = new ArrayList<>();
        other.get("front").forEach(member -> front.add(member.get("genome")));
        assertThat(begun.err())
                .contains(
                        "search 'second' started from the front of 'toy' (%d sub-networks)"
                                .formatted(front.size()));
        assertThat(second.at("/evaluations/0/genome")).isEqualTo(front.get(0));
        for (int c = 0; c < Math.min(front.size(), 8); c++) {
            assertThat(front).contains(second.at("/evaluations/%d/genome".formatted(c)));
        }
        search.rewrite(yaml -> yaml.replace("id: toy", "id: second") + "warm_start: other.json\n");
        assertThat(second).isEqualTo(search.simulate());
    }

    /** The apps of the search before ran over the records that were imported. */
    @Test
    @Order(7)
    void shouldLeaveAnImportedSearchAsItWas() throws Exception {
        LinasCli.Outcome exported =
                LinasCli.run(
                                folder,
                                "log",
                                "export",
                                "copy",
                                "--avro",
                                "copy.avro",
                                "--csv",
                                "copy.csv",
                                "--data",
                                ".linas")
                        .succeeded();
        LinasCli.Outcome replayed = LinasCli.run(folder, "replay", "copy.avro").succeeded();

        assertThat(exported.out()).contains("80 rows written to copy.csv");
        assertThat(replayed.out()).contains("All 6 rounds are as recorded");
    }

    @Test
    void shouldGiveTheSameWithFourWorkersThatFinishOutOfOrderAndShowItMeanwhile(@TempDir Path other)
            throws Exception {
        ToySearch shared = new ToySearch(other);
        shared.rewrite(
                yaml ->
                        yaml.replace("workers: 1", "workers: 4")
                                .replace("simulated_delay: 0ms", "simulated_delay: 300ms"));
        Optional<Browser> browser = Browser.openIfInstalled();

        try (LinasCli run = shared.startRun()) {
            if (browser.isPresent()) {
                assertThat(LivePage.evaluations(browser.get(), run)).hasSizeGreaterThan(2);
            }
            run.await().succeeded();
        } finally {
            browser.ifPresent(Browser::close);
        }

        assertThat(shared.result()).isEqualTo(result);
    }

    /** What differs from one measurement to the next is measured again; the rest is known. */
    @Test
    void shouldMeasureTheFrontOfNoisyValuesAgainAsSimulateDoes(@TempDir Path other)
            throws Exception {
        ToySearch noisy = new ToySearch(other);
        noisy.rewrite(
                yaml ->
                        yaml.replace(
                                        "{latency_ms: lat}",
                                        "{latency_ms: lat}, noise: {latency_ms: 2}")
                                + "repeat_share: 0.3\n");

        noisy.run().succeeded();

        JsonNode evaluations = noisy.result().get("evaluations");
        Set<JsonNode> genomes = new HashSet<>();
        evaluations.forEach(evaluation -> genomes.add(evaluation.get("genome")));
        assertThat(evaluations).hasSize(24);
        assertThat(genomes).hasSizeLessThan(24);
        assertThat(noisy.result()).isEqualTo(noisy.simulate());
    }

    @Test
    void shouldMeasureCheapObjectivesFirstAsSimulateDoes(@TempDir Path other) throws Exception {
        ToySearch cheapFirst = new ToySearch(other);
        cheapFirst.rewrite(
                yaml ->
                        yaml.replace(
                                                "{accuracy: acc}",
                                                "{accuracy: acc}, cost_seconds: {accuracy: 90}")
                                        .replace(
                                                "{latency_ms: lat}",
                                                "{latency_ms: lat}, cost_seconds: {latency_ms: 1}")
                                        .replace("population: 8", "population: 4")
                                        .replace("evaluations: 24", "evaluations: 100")
                                + "tactic: cheap-first\n");

        cheapFirst.run().succeeded();

        List<String> outcomes = new ArrayList<>();
        cheapFirst
                .result()
                .get("evaluations")
                .forEach(e -> outcomes.add(e.get("outcome").asText()));
        assertThat(outcomes).hasSize(100).contains("partial", "measured").doesNotContain("failed");
        JsonNode simulated = cheapFirst.simulate();
        for (String part : List.of("evaluations", "front", "hypervolume")) {
            assertThat(cheapFirst.result().get(part)).isEqualTo(simulated.get(part));
        }
    }

    @Test
    void shouldEndThoughAMeterFails(@TempDir Path other) throws Exception {
        ToySearch failing = new ToySearch(other);
        Files.writeString(other.resolve("score.sh"), FAILING_METER);
        failing.rewrite(
                yaml ->
                        yaml.substring(0, yaml.indexOf("  phone:\n"))
                                + "  phone: {meter: command, command: [sh, score.sh],"
                                + " metrics: [latency_ms], timeout: 20s}\n");

        LinasCli.Outcome ended = failing.run().succeeded();

        List<JsonNode> failed = new ArrayList<>();
        for (JsonNode evaluation : failing.result().get("evaluations")) {
            if (evaluation.get("outcome").asText().equals("failed")) {
                failed.add(evaluation);
            }
        }
        assertThat(failing.result().get("evaluations")).hasSize(24);
        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(
                        evaluation -> {
                            assertThat(evaluation.at("/genome/0").asInt()).isEqualTo(3);
                            assertThat(evaluation.get("metrics").fieldNames())
                                    .toIterable()
                                    .containsExactly("accuracy@lab");
                        });
        assertThat(ended.out())
                .contains("24 evaluations (%d failed)".formatted(failed.size()), "BUDGET");
        assertThat(ended.err())
                .contains(
                        "first failure of pool phone: latency_ms: the command reports: the device"
                                + " is too hot");
        assertThat(failing.result()).isEqualTo(failing.simulate());
    }

    /** A program that says nothing, though it runs on, and one that ends whenever it is asked. */
    @ParameterizedTest
    @CsvSource({
        "'exec sleep 600', 100ms, gave no answer within the timeout of 100 ms",
        "'read -r line; echo no licence >&2; exit 4', 60s, 'exit code 4, last words: no licence; 3"
                + " starts in a row gave no answer'"
    })
    void shouldEndThoughAProgramNeverAnswers(
            String script, String timeout, String reason, @TempDir Path other) throws Exception {
        ToySearch hopeless = new ToySearch(other);
        Files.writeString(other.resolve("score.sh"), script);
        hopeless.rewrite(
                yaml ->
                        yaml.substring(0, yaml.indexOf("  phone:\n"))
                                        .replace("evaluations: 24", "evaluations: 8")
                                + "  phone: {meter: command, command: [sh, score.sh],"
                                + " metrics: [latency_ms], startup_timeout: 0s, timeout: "
                                + timeout
                                + "}\n");

        LinasCli.Outcome ended = hopeless.run();

        assertThat(ended.err()).contains("first failure of pool phone: latency_ms: command");
        assertThat(ended.err() + Files.readString(other.resolve(".linas/logs/linas.log")))
                .contains(reason);
    }

    /** Refuses every sub-network with the last option of the first variable. */
    private static final String FAILING_METER =
            """
            while read -r line; do
              genome=${line#*'"genome":['}
              IFS=, read -r a b c d <<END
            ${genome%%]*}
            END
              if [ "$a" = 3 ]; then
                echo '{"error":"the device is too hot"}'
              else
                echo "{\\"metrics\\":{\\"latency_ms\\":$((10 + 7 * a + 3 * b * c + d))}}"
              fi
            done
            """;

    /** Sizes of the files that hold the records of our topics, but for the heart-beats. */
    private static Map<Path, Long> recordBytes() throws IOException {
        Map<Path, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(".linas").resolve("kafka"))) {
            for (Path file : files.filter(RunIT::holdsRecords).toList()) {
                sizes.put(file, Files.size(file));
            }
        }
        assertThat(sizes).isNotEmpty();
        return sizes;
    }

    private static boolean holdsRecords(Path file) {
        String topic = file.getParent().getFileName().toString();
        return file.toString().endsWith(".log")
                && topic.matches("linas\\.(searches|commands|candidates|measurements|rounds)-\\d+");
    }
}
