package dev.linas.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.cli.CommandRun;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Archive;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.stream.RecordWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a real broker and registry, without the apps. */
@Timeout(180)
class SearchCommandsIT {
    @TempDir static Path data;

    private static LocalStack stack;
    private static Connection connection;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;
    private String id;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalSettings.in(data));
        connection = new Connection(stack.endpoints().bootstrap(), stack.endpoints().registry());
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
        }
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void nameTheSearchAfterTheTest(TestInfo test) throws IOException {
        id = test.getTestMethod().orElseThrow().getName();
        Files.writeString(folder.resolve("tiny.json"), TestSpaces.TINY);
        write(20);
    }

    @Test
    void shouldStartASearchOnceAndThenExtendIt() throws Exception {
        assertThat(run("search", "start", file())).isZero();
        assertThat(run("search", "start", file())).isZero();
        write(30);
        assertThat(run("search", "start", file())).isZero();
        assertThat(run("search", "start", file())).isZero();

        assertThat(out.toString().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).contains(id, "started: budget 20"),
                        line -> assertThat(line).contains("exists already and is running: 0 of 20"),
                        line -> assertThat(line).contains("extended from 20 to 30 evaluations"),
                        line ->
                                assertThat(line)
                                        .contains("exists already and is running: 0 of 30"));
        assertThat(new TopicSnapshot(connection).all(Topics.COMMANDS, id::equals))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value().getBudget()).isEqualTo(30));
    }

    @Test
    void shouldRefuseAChangedFileAndNameTheField() throws Exception {
        run("search", "start", file());
        Files.writeString(
                folder.resolve("search.yaml"),
                Files.readString(folder.resolve("search.yaml")).replace("seed: 1", "seed: 2"));

        assertThat(run("search", "start", file())).isEqualTo(2);
        assertThat(err.toString()).contains("'seed'", "it has 1, the file says 2");
    }

    @Test
    void shouldGiveCommandsInTheirOrder() {
        run("search", "start", file());
        for (String order : List.of("pause", "resume", "stop")) {
            assertThat(run("search", order, id)).isZero();
        }

        assertThat(new TopicSnapshot(connection).all(Topics.COMMANDS, id::equals))
                .extracting(entry -> entry.value().getKind())
                .containsExactly(CommandKind.PAUSE, CommandKind.RESUME, CommandKind.STOP);
        assertThat(run("search", "extend", id, "50")).isEqualTo(2);
        assertThat(err.toString()).contains("is stopping and does not go on");
    }

    @Test
    void shouldAskAFurtherPool() {
        run("search", "start", file());

        assertThat(run("search", "add-pool", id, "tablet", "latency_ms", "energy_mj")).isZero();

        assertThat(new TopicSnapshot(connection).all(Topics.COMMANDS, id::equals))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.value().getAddedPool().getPool()).isEqualTo("tablet");
                            assertThat(entry.value().getAddedPool().getMetrics())
                                    .containsExactly("latency_ms", "energy_mj");
                        });
    }

    @Test
    void shouldBeginASearchForADeviceThatJoinsFromWhatIsKnown() {
        run("search", "start", file());
        assertThat(joinPhone2()).isEqualTo(2);
        assertThat(err.toString()).contains("search '" + id + "' has no front yet");
        writeArchive(1, new Evaluation(1, 2, Genome.of(1, 2, 0, 1), new double[] {71, 9}, false));

        assertThat(joinPhone2()).isZero();

        SearchSpec joined =
                SearchMapper.toSpec(
                        new TopicSnapshot(connection)
                                .latest(Topics.SEARCHES, (id + ".phone2")::equals)
                                .get(id + ".phone2"));
        assertThat(joined.objectives())
                .extracting(Objective::id)
                .containsExactly("accuracy@lab", "latency_ms@phone2");
        assertThat(joined.budget()).hasValue(50);
        assertThat(joined.strategy().warmStart()).containsExactly(Genome.of(1, 2, 0, 1));
        assertThat(out.toString())
                .contains("search '" + id + ".phone2' started: accuracy@lab, latency_ms@phone2");
        assertThat(joinPhone2()).isEqualTo(2);
        assertThat(err.toString()).contains("exists already and is running");
    }

    private int joinPhone2() {
        return run(
                "search",
                "add-pool",
                id,
                "--pool",
                "phone2",
                "--metric",
                "latency_ms",
                "--as-objective");
    }

    @Test
    void shouldNameTheClosestSearchForAnUnknownId() {
        run("search", "start", file());

        assertThat(run("search", "show", id + "x")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no search '" + id + "x'", "Did you mean '" + id + "'?");
    }

    @Test
    void shouldShowListAndSummarise() {
        run("search", "start", file());
        new RecordWriter(connection)
                .write(
                        Topics.DEAD_LETTERS,
                        "k",
                        new DeadLetter("t", 0, 1L, null, null, null, "app", "node", "cause"));

        assertThat(run("search", "list")).isZero();
        assertThat(run("search", "show", id)).isZero();
        assertThat(run("status")).isZero();

        assertThat(out.toString())
                .containsPattern(id + " +running +0 +0 +20")
                .contains("objective          maximize accuracy@lab")
                .contains("Evaluators: none")
                .contains("Dead letters: 1");
    }

    @Test
    void shouldPrintTheFrontInEveryFormat() {
        run("search", "start", file());
        writeArchive(1, new Evaluation(1, 2, Genome.of(1, 2, 0, 1), new double[] {71.5, 9}, false));
        out.getBuffer().setLength(0);

        for (String format : List.of("table", "json", "csv")) {
            assertThat(run("front", id, "--format", format)).isZero();
        }

        assertThat(out.toString())
                .containsPattern("1 +2 +71.50 +9 +\\[1 2 0 1]")
                .contains("\"kernel\": 7")
                .contains("1,2,71.5,9.0,2,7,s,yes");
    }

    @Test
    void shouldKeepBothSidesOfADifferenceWhereIdsDifferInCaseOnly() throws IOException {
        run("search", "start", file());
        String upper = id.toUpperCase(Locale.ROOT);
        String lower = id;
        id = upper;
        write(30);
        run("search", "start", file());
        out.getBuffer().setLength(0);

        assertThat(run("search", "diff", lower, upper, "--format=json")).isZero();

        assertThat(out.toString().replaceAll("\\s+", ""))
                .startsWith("{\"settings\":[")
                .contains(
                        "{\"what\":\"search\",\"first\":\"%s\",\"second\":\"%s\"}"
                                .formatted(lower, upper),
                        "{\"what\":\"budget\",\"first\":\"20\",\"second\":\"30\"}");
    }

    @Test
    void shouldShowASearchWithoutARoundAsAnObject() {
        run("search", "start", file());
        out.getBuffer().setLength(0);

        assertThat(run("search", "show", id, "--format=json")).isZero();

        assertThat(out.toString()).startsWith("{").contains("\"settings\" : [");
    }

    @Test
    void shouldNotDrawBelowWhatIsForPrograms() {
        assertThat(run("front", id, "--format=json", "--plot")).isEqualTo(2);

        assertThat(err.toString()).contains("--plot without a file", "name a file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldStartASearchWithTheFrontOfAnotherOneAsItStandsThen() throws Exception {
        run("search", "start", file());
        writeArchive(1, new Evaluation(1, 2, Genome.of(1, 2, 0, 1), new double[] {71, 9}, false));
        String other = id;
        id = other + "2";
        write(20);
        Files.writeString(
                folder.resolve("search.yaml"),
                Files.readString(folder.resolve("search.yaml"))
                        + "warm_start: {search: %s}%n".formatted(other));

        assertThat(run("search", "start", file())).isZero();
        writeArchive(2, new Evaluation(2, 0, Genome.of(0, 0, 0, 0), new double[] {80, 1}, false));
        assertThat(run("search", "start", file())).isZero();
        assertThat(run("search", "show", id)).isZero();

        assertThat(
                        SearchMapper.toSpec(
                                        new TopicSnapshot(connection)
                                                .latest(Topics.SEARCHES, id::equals)
                                                .get(id))
                                .strategy()
                                .warmStart())
                .containsExactly(Genome.of(1, 2, 0, 1));
        assertThat(out.toString())
                .contains("started from the front of '" + other + "' (1 sub-networks)")
                .contains("exists already and is running: 0 of 20")
                .containsPattern("warm start +front of " + other);
    }

    @Test
    void shouldRefuseToBeginWithASearchThatIsNotThere() throws Exception {
        Files.writeString(
                folder.resolve("search.yaml"),
                Files.readString(folder.resolve("search.yaml")) + "warm_start: {search: nobody}\n");

        assertThat(run("search", "start", file())).isEqualTo(2);
        assertThat(err.toString())
                .contains("search.yaml: 'warm_start.search': there is no search 'nobody'");
        assertThat(new TopicSnapshot(connection).all(Topics.SEARCHES, id::equals)).isEmpty();
    }

    private void writeArchive(int round, Evaluation member) {
        new RecordWriter(connection)
                .write(
                        Topics.ARCHIVES,
                        id,
                        new Archive(
                                id,
                                round,
                                10,
                                0,
                                List.of(EvaluationMapper.toFrontPoint(member)),
                                5.0,
                                List.of(1.0, 2.0),
                                List.of()));
    }

    private String file() {
        return folder.resolve("search.yaml").toString();
    }

    private void write(int budget) throws IOException {
        Files.writeString(
                folder.resolve("search.yaml"),
                """
                id: %s
                space: tiny.json
                objectives:
                  - {metric: accuracy, pool: lab, goal: maximize}
                  - {metric: latency_ms, pool: phone, goal: minimize}
                budget: {evaluations: %d}
                seed: 1
                """
                        .formatted(id, budget));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--bootstrap=" + connection.bootstrap());
        all.add("--registry=" + connection.registry());
        return CommandRun.linas(out, err, all);
    }
}
