package dev.linas.searches.file;

import static dev.linas.searches.file.SearchFileFixture.MINIMAL;
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
    void shouldResolveTheSettingsOfATacticAndRefuseToChangeThem() throws IOException {
        SearchSpec paper = read(MINIMAL + "tactic: linas-paper\n").spec();

        assertThat(paper.population()).isEqualTo(50);
        assertThat(paper.predictorOf(0)).isEqualTo("svr-rbf");
        assertThat(paper.predictorOf(1)).isEqualTo("ridge");
        assertThatThrownBy(() -> read(MINIMAL + "tactic: linas-paper\npopulation: 20\n"))
                .hasMessageContaining("'population' is decided by the tactic 'linas-paper'");
    }

    @Test
    void shouldWarnOfAGoalThatIsNotTheUsualOneOfItsMetric() throws IOException {
        String worst = MINIMAL.replace("goal: maximize", "goal: minimize");

        assertThat(read(worst).warnings())
                .singleElement()
                .asString()
                .contains("'objectives[0].goal' is minimize, but accuracy is usually to maximize");
    }

    @Test
    void shouldWarnOfPoolsThatReadTheSameValues() throws IOException {
        String lab =
                "lab: {meter: table, file: t.csv, genome: [a, b, c, d, e, f],"
                        + " metrics: {accuracy: acc%s}%s}\n";
        String phone = "  " + lab.replace("lab:", "phone:");
        String pools = MINIMAL.replaceAll("(?s)lab: .*", "");

        assertThat(
                        read(pools
                                        + lab.formatted("", "")
                                        + phone.formatted(", latency_ms: acc2", ""))
                                .warnings())
                .singleElement()
                .asString()
                .contains("search.yaml:8", "accuracy@phone is column 'acc' of table", "t.csv")
                .contains("as accuracy@lab is: the values are the same");
        assertThat(
                        read(pools
                                        + lab.formatted("", "")
                                        + phone.formatted(
                                                ", latency_ms: ms", ", noise: {accuracy: 0.1}"))
                                .warnings())
                .isEmpty();
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
                        "{\"command\":[\"python3\",\"score.py\"],\"meter\":\"command\","
                                + "\"metrics\":[\"latency_ms\",\"watts\"]}")
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
    void shouldSayHowToNameAPoolWhereNoneIsNamed() {
        String text = MINIMAL.substring(0, MINIMAL.indexOf("pools:"));

        assertThatThrownBy(() -> read(text, ForeignPools.REFUSED))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining(
                        "no pools are named; name it with its settings: pools: {lab: {meter: ...}}")
                .hasMessageNotContaining("[]");
    }

    private SearchFile read(String text) throws IOException {
        return SearchFileFixture.read(folder, text, ForeignPools.ALLOWED);
    }

    private SearchFile read(String text, ForeignPools foreignPools) throws IOException {
        return SearchFileFixture.read(folder, text, foreignPools);
    }
}
