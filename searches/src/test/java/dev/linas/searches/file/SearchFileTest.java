package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.SearchSpecBuilder;
import dev.linas.core.space.Genome;
import dev.linas.proposer.evolution.EvolutionSettings;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFileTest {
    private static final String MINIMAL =
            """
            id: demo
            space: nas-bench-201
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            pools:
              lab: {meter: table, file: t.csv, genome: [a, b, c, d, e, f], metrics: {accuracy: acc}}
              phone: {meter: command, command: [python3, score.py], metrics: [latency_ms, watts]}
            """;

    @TempDir Path folder;

    @Test
    void shouldFillInDefaults() throws IOException {
        SearchFile file = read(MINIMAL);

        SearchSpec spec = file.spec();
        assertThat(spec.id()).isEqualTo("demo");
        assertThat(spec.space().name()).isEqualTo("nas-bench-201");
        assertThat(spec.objectives())
                .containsExactly(
                        new Objective("accuracy", "lab", Goal.MAXIMIZE, OptionalDouble.empty()),
                        new Objective(
                                "latency_ms", "phone", Goal.MINIMIZE, OptionalDouble.empty()));
        assertThat(spec.tactic()).isEqualTo("linas");
        assertThat(spec.predictor()).isEqualTo("gaussian-process-alternating");
        assertThat(spec.population()).isEqualTo(SearchSpecBuilder.DEFAULT_POPULATION);
        assertThat(spec.initialPopulation())
                .isEqualTo(SearchSpecBuilder.DEFAULT_INITIAL_POPULATION);
        assertThat(spec.innerEvaluations()).isEqualTo(20_000);
        assertThat(spec.budget()).isEmpty();
        assertThat(spec.stagnationRounds()).isEmpty();
        assertThat(spec.referencePoint()).isEmpty();
        assertThat(spec.seed()).isEqualTo(1);
        assertThat(file.roundDeadline()).isEmpty();
        assertThat(file.quorum()).isEqualTo(1.0);
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void shouldTakeAStrategy() throws IOException {
        Files.writeString(
                folder.resolve("front.json"),
                """
                [{"genome": [0, 1, 2, 3, 4, 0], "metrics": {}}, {"genome": [4, 4, 4, 4, 4, 4]},
                 {"genome": [0, 1, 2, 3, 4, 0]}]
                """);

        SearchSpec spec =
                read(MINIMAL
                                + """
                                algorithm: {name: moead, population: 40, mutation: 0.02}
                                initial_design: space-filling
                                batch: thompson
                                predictor: [svr-rbf, ridge]
                                warm_start: front.json
                                schedule:
                                  - {from_round: 3, population: 20, algorithm: age-moea}
                                """)
                        .spec();

        assertThat(spec.strategy().algorithm())
                .contains(
                        AlgorithmChoice.named("moead")
                                .with(EvolutionSettings.POPULATION, 40)
                                .with(EvolutionSettings.MUTATION, 0.02));
        assertThat(spec.strategy().initialDesign()).contains("space-filling");
        assertThat(spec.strategy().batch()).contains("thompson");
        assertThat(spec.predictorOf(0)).isEqualTo("svr-rbf");
        assertThat(spec.predictorOf(1)).isEqualTo("ridge");
        assertThat(spec.strategy().warmStart())
                .containsExactly(Genome.of(0, 1, 2, 3, 4, 0), Genome.of(4, 4, 4, 4, 4, 4));
        assertThat(spec.at(2).population()).isEqualTo(SearchSpecBuilder.DEFAULT_POPULATION);
        assertThat(spec.at(3).population()).isEqualTo(20);
        assertThat(spec.at(3).strategy().algorithm()).contains(AlgorithmChoice.named("age-moea"));
    }

    @Test
    void shouldNameASearchToBeginWithWhoseFrontIsNotKnownYet() throws IOException {
        SearchFile file = read(MINIMAL + "warm_start: {search: other}\n");

        assertThat(file.warmStartSearch()).contains("other");
        assertThat(file.spec().strategy().warmStart()).isEmpty();
        assertThat(file.toRecord(Instant.EPOCH, "1").getWarmStartSearch()).isEqualTo("other");
    }

    @Test
    void shouldSayHowToBeginWithAnotherSearchWhereThereIsNoStream() {
        assertThatThrownBy(
                        () -> read(MINIMAL + "warm_start: {search: other}\n", ForeignPools.REFUSED))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContainingAll(
                        "search.yaml:9",
                        "'warm_start.search' is \"other\"",
                        "'linas front other --format json > front.json'");
    }

    @Test
    void shouldGoOnAsSoonAsAQuorumIsInWhereThereIsNoDeadline() throws IOException {
        SearchFile file = read(MINIMAL + "round: {quorum: 0.5}\n");

        assertThat(file.quorum()).isEqualTo(0.5);
        assertThat(file.roundDeadline()).contains(Duration.ofMillis(1));
    }

    @Test
    void shouldSettleWhatATacticDecidesAndRefuseToChangeIt() throws IOException {
        SearchSpec paper = read(MINIMAL + "tactic: linas-paper\n").spec();

        assertThat(paper.population()).isEqualTo(50);
        assertThat(paper.predictorOf(0)).isEqualTo("svr-rbf");
        assertThat(paper.predictorOf(1)).isEqualTo("ridge");
        assertThatThrownBy(() -> read(MINIMAL + "tactic: linas-paper\npopulation: 20\n"))
                .hasMessageContaining("'population' is decided by the tactic 'linas-paper'");
    }

    @Test
    void shouldWarnOfAnAlgorithmMadeForTwoObjectivesAndNameOneThatFits() throws IOException {
        String third =
                MINIMAL.replace(
                        "pools:\n", "  - {metric: watts, pool: phone, goal: minimize}\npools:\n");

        assertThat(read(third).warnings())
                .singleElement()
                .asString()
                .contains("'algorithm' is 'nsga2'", "for 3 consider u-nsga-3, moead, ctaea");
        assertThat(read(third + "algorithm: u-nsga-3\n").warnings()).isEmpty();
    }

    @Test
    void shouldTakeEveryKey() throws IOException {
        SearchFile file =
                read(
                        MINIMAL.replace("goal: minimize}", "goal: minimize, bound: 20}")
                                + """
                                tactic: random
                                predictor: ridge
                                population: 20
                                initial_population: 30
                                inner_evaluations: 500
                                budget: {evaluations: 250, stagnation_rounds: 4}
                                reference_point: [50, 30.5]
                                round: {deadline: 10m, quorum: 0.8}
                                seed: -7
                                """);

        SearchSpec spec = file.spec();
        assertThat(spec.objectives().get(1).bound()).hasValue(20);
        assertThat(spec.tactic()).isEqualTo("random");
        assertThat(spec.predictor()).isEqualTo("ridge");
        assertThat(spec.population()).isEqualTo(20);
        assertThat(spec.initialPopulation()).isEqualTo(30);
        assertThat(spec.innerEvaluations()).isEqualTo(500);
        assertThat(spec.budget()).isEqualTo(OptionalInt.of(250));
        assertThat(spec.stagnationRounds()).isEqualTo(OptionalInt.of(4));
        assertThat(spec.referencePoint()).contains(List.of(50.0, 30.5));
        assertThat(spec.seed()).isEqualTo(-7);
        assertThat(file.roundDeadline()).contains(Duration.ofMinutes(10));
        assertThat(file.quorum()).isEqualTo(0.8);
    }

    @Test
    void shouldStartRound0WithThirtyOrThePopulation() throws IOException {
        assertThat(read(MINIMAL + "population: 12\n").spec().initialPopulation()).isEqualTo(30);
        assertThat(read(MINIMAL + "population: 50\n").spec().initialPopulation()).isEqualTo(50);
    }

    @Test
    void shouldFindASpaceFileBesideTheSearchFile() throws IOException {
        Files.writeString(folder.resolve("tiny.json"), TestSpaces.TINY);

        SearchFile file = read(MINIMAL.replace("nas-bench-201", "tiny.json"));

        assertThat(file.spec().space()).isEqualTo(TestSpaces.tiny());
    }

    @Test
    void shouldNameFileAndFaultOfABrokenSpaceFile() throws IOException {
        Files.writeString(
                folder.resolve("tiny.json"), TestSpaces.TINY.replace("\"kernel\"", "\"depth\""));

        assertThatThrownBy(() -> read(MINIMAL.replace("nas-bench-201", "tiny.json")))
                .hasMessageContaining("search.yaml:2")
                .hasMessageContaining("tiny.json")
                .hasMessageContaining("depth");
    }

    @Test
    void shouldMakeTheRecordThatTheContractReadsBack() throws IOException {
        SearchFile file = read(MINIMAL + "budget: {evaluations: 9}\n");

        Search search = file.toRecord(Instant.EPOCH, "1.2");

        assertThat(SearchMapper.toSpec(search)).isEqualTo(file.spec());
        assertThat(search.getPools())
                .containsEntry(
                        "phone",
                        "{\"command\":[\"python3\",\"score.py\"],\"meter\":\"command\",\"metrics\":[\"latency_ms\",\"watts\"]}")
                .containsOnlyKeys("lab", "phone");
    }

    @Test
    void shouldAskForWhatIsAlsoMeasured() throws IOException {
        SearchFile file = read(MINIMAL + "also_measure: [{metric: watts, pool: phone}]\n");

        assertThat(file.toRecord(Instant.EPOCH, "1.2").getAlsoMeasured())
                .containsExactly(new WantedMetrics("phone", List.of("watts")));
        assertThat(read(MINIMAL).toRecord(Instant.EPOCH, "1.2").getAlsoMeasured()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "watss, phone, 'also_measure[0].metric', Did you mean 'watts'?",
        "latency_ms, phone, 'also_measure[0]', which is measured already"
    })
    void shouldRefuseToAlsoMeasureWhatMakesNoSense(
            String metric, String pool, String key, String why) {
        String also = "also_measure: [{metric: %s, pool: %s}]%n".formatted(metric, pool);

        assertThatThrownBy(() -> read(MINIMAL + also)).hasMessageContainingAll(key, why);
    }

    @Test
    void shouldWarnOfAForeignPoolWhereOthersMayJoin() throws IOException {
        SearchFile file = read(MINIMAL.replace("pool: phone", "pool: phnoe"));

        assertThat(file.warnings())
                .singleElement()
                .asString()
                .contains(
                        "search.yaml:5", "objectives[1].pool", "'phnoe'", "Did you mean 'phone'?");
    }

    @Test
    void shouldRefuseAForeignPoolWhereNobodyCanJoin() {
        assertThatThrownBy(
                        () ->
                                read(
                                        MINIMAL.replace("pool: phone", "pool: tablet"),
                                        ForeignPools.REFUSED))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("objectives[1].pool")
                .hasMessageContaining("'tablet'")
                .hasMessageContaining("[lab, phone]");
    }

    @Test
    void shouldReportEveryProblemAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        MINIMAL.replace("id: demo", "idd: demo")
                                                + "population: 0\nseed: x\n"))
                .satisfies(
                        error ->
                                assertThat(error.getMessage().lines())
                                        .hasSize(4)
                                        .allMatch(line -> line.contains("search.yaml")));
    }

    @Test
    void shouldReportEveryProblemOfPoolsAndSpaceAtOnce() throws IOException {
        Files.writeString(
                folder.resolve("tiny.json"), TestSpaces.TINY.replace("\"kernel\"", "\"depth\""));
        String text =
                MINIMAL.replace("nas-bench-201", "tiny.json")
                        .replace("meter: table", "meter: table, fill: x")
                        .replace("meter: command", "meter: comand");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContainingAll(
                        "search.yaml:2: " + folder.resolve("tiny.json") + ":",
                        "unknown key 'pools.lab.fill'",
                        "'pools.phone.meter' is \"comand\"");
    }

    @Test
    void shouldRejectPoolsThatTheBrokerCannotTellApart() {
        String text = MINIMAL.replace("lab", "pi.4").replace("phone", "pi_4");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContainingAll("search.yaml:8", "'pools.pi_4'", "'pi.4'", "rename one");
    }

    /** What is replaced by what in the minimal file, and what the message must name. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "NOTHING",
            value = {
                "id: demo | ident: demo | unknown key 'ident'; known are id, space",
                "id: demo | name: demo | 'id' is missing",
                "id: demo | id: 7 | 'id' is 7; expected a name: 1 to 100 letters, digits, '.', '_'"
                        + " and '-' (put it in quotes)",
                "id: demo | id: a/b | 'id' is \"a/b\"; expected a name",
                "id: demo | id: | 'id' is empty",
                "id: demo | {id: demo, id: demo2} | not valid YAML",
                "space: nas-bench-201 | spce: nas-bench-201 | Did you mean 'space'?",
                "space: nas-bench-201 | space: nas-bench-202 | Did you mean 'nas-bench-201'?",
                "space: nas-bench-201 | space: [a] | 'space' is [\"a\"]; expected a space that is"
                        + " built in (",
                "goal: minimize | goal: minimise | 'objectives[1].goal' is \"minimise\"; expected"
                        + " minimize or maximize. Did you mean 'minimize'?",
                "goal: minimize | gaol: minimize | 'objectives[1].goal' is missing",
                "goal: minimize | goal: minimize, bound: low | 'objectives[1].bound' is \"low\";"
                        + " expected a number",
                "goal: minimize | goal: minimize, bound: .inf | 'objectives[1].bound' is .inf"
                        + " (infinite; only finite numbers are accepted)",
                "metric: latency_ms | metric: latency | 'objectives[1].metric' is 'latency', which"
                        + " the pool 'phone' does not serve; expected one of latency_ms, watts",
                "metric: latency_ms | metric: watt | Did you mean 'watts'?",
                "metric: latency_ms | metric: a@b | 'objectives[1].metric' is \"a@b\"",
                "latency_ms, pool: phone, goal: minimize | accuracy, pool: lab, goal: minimize |"
                        + " names accuracy@lab again",
                "objectives: | objectivs: | Did you mean 'objectives'?",
                "meter: command | meter: comand | 'pools.phone.meter' is \"comand\"; expected one"
                        + " of command, lookup-table, onnx, table. Did you mean 'command'?",
                "meter: table | meter: table, fill: x | unknown key 'pools.lab.fill'; known are"
                        + " device, file,",
                "lab: { | l/ab: { | 'pools.l/ab' is no name of a pool",
            })
    void shouldRejectANamedKey(String replaced, String by, String named) {
        String text = MINIMAL.replace(replaced, by);
        assertThat(text).isNotEqualTo(MINIMAL);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("search.yaml")
                .hasMessageContaining(named);
    }

    /** What is added to the minimal file, and what the message must name. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tactic: lina | 'tactic' is \"lina\"; expected one of linas, linas-paper,"
                        + " evolutionary, one-shot-predictor, ofa-ga, motpe, random. Did you mean"
                        + " 'linas'?",
                "predictor: rigde | 'predictor' is \"rigde\"",
                "population: 0 | 'population' is 0; expected a whole number of 1 or more",
                "population: 2.5 | 'population' is 2.5",
                "population: \"20\" | 'population' is \"20\"",
                "population: 3000000000 | 'population' is 3000000000",
                "initial_population: -1 | 'initial_population' is -1",
                "inner_evaluations: many | 'inner_evaluations' is \"many\"",
                "budget: 250 | 'budget' is 250; expected {evaluations: N, stagnation_rounds: N}",
                "budget: {evaluation: 250} | Did you mean 'evaluations'?",
                "budget: {evaluations: 0} | 'budget.evaluations' is 0",
                "budget: {stagnation_rounds: 0} | 'budget.stagnation_rounds' is 0",
                "reference_point: [1] | 'reference_point' is [1]; expected a list of one number per"
                        + " objective, in their order (2)",
                "reference_point: [1, x] | 'reference_point[1]' is \"x\"",
                "round: {deadline: 10 minutes} | 'round.deadline' is \"10 minutes\"; expected a"
                        + " duration such as",
                "round: {} | 'round' is {}; expected {deadline: 10m, quorum: 0.9}",
                "algorithm: ga | 'algorithm' is 'ga', which is not meant for 2 objectives; expected"
                        + " one of nsga2",
                "algorithm: {name: nsga2, population: 1} | 'algorithm.population' is 1; expected a"
                        + " whole number of 2",
                "algorithm: nsga | 'algorithm' is \"nsga\"; expected one of nsga2, age-moea",
                "initial_design: spacefilling | Did you mean 'space-filling'?",
                "batch: tompson | Did you mean 'thompson'?",
                "predictor: [ridge] | 'predictor' is [\"ridge\"]; expected one of auto",
                "warm_start: nowhere.json | 'warm_start' is \"nowhere.json\"; expected the path of"
                        + " a JSON file",
                "warm_start: {searhc: other} | Did you mean 'search'?",
                "warm_start: {search: a b} | 'warm_start.search' is \"a b\"; expected the id",
                "warm_start: {search: demo} | expected the id of another search, of the same space;"
                        + " this is the search itself",
                "schedule: [{population: 3}] | 'schedule[0].from_round' is missing",
                "schedule: [{from_round: 3}, {from_round: 3}] | 'schedule[1].from_round' is 3;"
                        + " expected more than the 3",
                "round: {deadline: 1m, quorum: 2} | 'round.quorum' is 2; expected a number above 0,"
                        + " at most 1",
                "seed: one | 'seed' is \"one\"; expected a whole number",
                "populaton: 20 | search.yaml:9: unknown key 'populaton'",
                "population: | 'population' is empty",
                "seed: [1 | not valid YAML",
            })
    void shouldRejectAnAddedKey(String added, String named) {
        assertThatThrownBy(() -> read(MINIMAL + added + "\n"))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldRejectAnEmptyFile() {
        assertThatThrownBy(() -> read(""))
                .hasMessageContaining("search.yaml")
                .hasMessageContaining("expected a mapping");
    }

    @Test
    void shouldRejectADuplicateKeyWithItsLine() {
        assertThatThrownBy(() -> read(MINIMAL + "seed: 1\nseed: 2\n"))
                .hasMessageContaining("search.yaml:10")
                .hasMessageContaining("seed");
    }

    @Test
    void shouldRejectAnAlias() {
        assertThatThrownBy(() -> read(MINIMAL + "population: &p 20\nseed: *p\n"))
                .hasMessageContaining("search.yaml:10")
                .hasMessageContaining("aliases");
    }

    @Test
    void shouldRejectAMissingFile() {
        assertThatThrownBy(() -> SearchFile.read(folder.resolve("none.yaml"), ForeignPools.ALLOWED))
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("no such file");
    }

    private SearchFile read(String text) throws IOException {
        return read(text, ForeignPools.ALLOWED);
    }

    private SearchFile read(String text, ForeignPools foreignPools) throws IOException {
        Path file = folder.resolve("search.yaml");
        Files.writeString(file, text);
        return SearchFile.read(file, foreignPools);
    }
}
