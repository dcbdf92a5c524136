package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code linas run} without a file: the search that comes with Linas, for real, but cut to 14
 * evaluations. The tests go on with its data folder, in the stated order.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DefaultSearchIT {
    private static final Path EXAMPLE = Path.of("..", "examples", "fashion");
    private static final int EVALUATIONS = 14;
    private static final String COMPARISON = "Compared with the largest sub-network";

    @TempDir static Path folder;
    @TempDir static Path home;

    private static LinasCli.Outcome first;
    private static JsonNode result;

    @BeforeAll
    static void runToItsEnd() throws Exception {
        copyExample();
        first =
                LinasCli.runOf(home, folder, "run", "--json", "result.json", "--onnx", "networks")
                        .succeeded();
        result = new JsonMapper().readTree(folder.resolve("result.json").toFile());
    }

    private static void copyExample() throws IOException {
        Path to = Files.createDirectories(home.resolve("examples").resolve("fashion"));
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path search = to.resolve("search.yaml");
        String yaml = Files.readString(search);
        assertThat(yaml).contains("evaluations: 280");
        Files.writeString(
                search,
                yaml.replace("evaluations: 280", "evaluations: " + EVALUATIONS)
                        + "population: 6\ninitial_population: 8\n");
    }

    @Test
    @Order(1)
    void shouldMeasureEveryCandidateOnThisMachine() {
        SearchSpace space = BuiltInSpaces.find("fashion-mbv3").orElseThrow();
        NetworkPlanner planner =
                NetworkCatalog.ALL.forSpace(space.name()).orElseThrow().planner(space);
        assertThat(result.get("evaluations"))
                .hasSize(EVALUATIONS)
                .allSatisfy(
                        evaluation -> {
                            assertThat(metric(evaluation, "accuracy_top1")).isBetween(11.0, 100.0);
                            assertThat(metric(evaluation, "latency_ms")).isBetween(0.001, 100.0);
                            assertThat(metric(evaluation, "macs"))
                                    .isEqualTo((double) planner.plan(genome(evaluation)).macs());
                        });
        assertThat(first.err()).contains("no search file is named: running ");
    }

    @Test
    @Order(1)
    void shouldCompareTheFrontWithTheLargestSubNetworkWhichIsNoEvaluation() {
        assertThat(first.out())
                .contains(COMPARISON, "not an evaluation", "largest sub-network: accuracy_top1 ");
        assertThat(result.get("evaluations")).hasSize(EVALUATIONS);
    }

    @Test
    @Order(1)
    void shouldMeasureTheFrontAgainInTurnsAndSayWhichDifferencesHold() {
        assertThat(first.out())
                .contains("latency_ms@this-machine measured again after the search, in turns (")
                .containsPattern("can(not)? be told apart|too few rounds");
        JsonNode again = result.at("/measuredAgain/0");
        assertThat(again.get("objective").asText()).isEqualTo("latency_ms@this-machine");
        assertThat(again.at("/largest/value").asDouble()).isPositive();
        assertThat(again.get("front").size() + again.get("leftOut").asInt())
                .isEqualTo(result.get("front").size());
        assertThat(again.get("front"))
                .allSatisfy(
                        member ->
                                assertThat(member.at("/timesAsFast/low").asDouble())
                                        .isPositive()
                                        .isLessThanOrEqualTo(
                                                member.at("/timesAsFast/high").asDouble()));
    }

    @Test
    @Order(1)
    void shouldWriteTheFrontAsNetworksThatOnnxRuntimeOpens() throws Exception {
        assertThat(result.get("front")).isNotEmpty();
        for (JsonNode member : result.get("front")) {
            String name = "%d-%d.onnx".formatted(member.at("/round").asInt(), index(member));
            Path file = folder.resolve("networks").resolve(name);
            assertThat(genomeOf(file)).isEqualTo(genome(member).toString());
        }
        try (Stream<Path> files = Files.list(folder.resolve("networks"))) {
            assertThat(files).hasSize(result.get("front").size());
        }
    }

    @Test
    @Order(2)
    void shouldShowTheFinishedSearchAgainWithTheSameComparison() throws Exception {
        LinasCli.Outcome again = LinasCli.runOf(home, folder, "run").succeeded();

        assertThat(again.err())
                .contains("search 'fashion' exists and is finished (budget)")
                .doesNotContain("measuring the largest", "measuring the front again");
        String shown = again.out().substring(0, again.out().indexOf("\nNext:"));
        assertThat(from(COMPARISON, shown)).isEqualTo(from(COMPARISON, comparison()));
    }

    private static String comparison() {
        String text = from(COMPARISON, first.out());
        return text.substring(0, text.indexOf("written to"));
    }

    private static String from(String mark, String text) {
        assertThat(text).contains(mark);
        return text.substring(text.indexOf(mark));
    }

    @Test
    @Order(3)
    void shouldExportACandidateOfARunThatHasEnded() throws Exception {
        JsonNode member = result.at("/front/0");
        String place = "%d/%d".formatted(member.at("/round").asInt(), index(member));

        LinasCli.runOf(home, folder, "export", "fashion", place, "--onnx", "one.onnx").succeeded();

        Path file = folder.resolve("one.onnx");
        assertThat(genomeOf(file)).isEqualTo(genome(member).toString());
        assertThat(metadata(file, "linas.measured")).contains("\"latency_ms@", "\"accuracy_top1@");
    }

    @Test
    @Order(3)
    void shouldExportAGenomeOfASearchFileWithoutAStream(@TempDir Path elsewhere) throws Exception {
        String genome = genome(result.at("/front/0")).toString();
        Path search = home.resolve("examples").resolve("fashion").resolve("search.yaml");

        LinasCli.runOf(
                        home,
                        elsewhere,
                        "export",
                        search.toString(),
                        "--genome",
                        genome,
                        "--onnx",
                        "g.onnx")
                .succeeded();

        assertThat(genomeOf(elsewhere.resolve("g.onnx"))).isEqualTo(genome);
        assertThat(elsewhere.resolve(".linas")).doesNotExist();
    }

    @Test
    @Order(4)
    void shouldSayWhichCandidatesThereAre() throws Exception {
        LinasCli.Outcome refused =
                LinasCli.runOf(home, folder, "export", "fashion", "7/0", "--onnx", "no.onnx");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("search 'fashion' has no candidate 7/0; its rounds are 0 to 1")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("no.onnx")).doesNotExist();
    }

    private static double metric(JsonNode evaluation, String metric) {
        List<String> ids =
                StreamSupport.stream(iterable(evaluation.get("metrics")).spliterator(), false)
                        .filter(id -> id.startsWith(metric + "@"))
                        .toList();
        assertThat(ids).as(metric).hasSize(1);
        return evaluation.get("metrics").get(ids.get(0)).asDouble();
    }

    private static Iterable<String> iterable(JsonNode node) {
        return node::fieldNames;
    }

    private static int index(JsonNode evaluation) {
        return evaluation.get("index").asInt();
    }

    private static Genome genome(JsonNode evaluation) {
        return Genome.of(
                StreamSupport.stream(evaluation.get("genome").spliterator(), false)
                        .mapToInt(JsonNode::asInt)
                        .toArray());
    }

    /** The genome that a model says it is of; ONNX Runtime must be able to open it. */
    private static String genomeOf(Path file) throws OrtException {
        return metadata(file, "linas.genome");
    }

    private static String metadata(Path file, String key) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString())) {
            assertThat(session.getInputNames()).containsExactly("input");
            return session.getMetadata().getCustomMetadata().get(key);
        }
    }
}
