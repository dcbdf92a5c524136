package dev.linas.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Phase;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.search.SettingValues;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.serde.BinarySerde;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchMapperTest {
    private static final Objective ACCURACY =
            new Objective("accuracy_top1", "cifar10", Goal.MAXIMIZE, OptionalDouble.empty());
    private static final Objective LATENCY =
            new Objective("latency_ms", "pixel2", Goal.MINIMIZE, OptionalDouble.of(20));

    @ParameterizedTest
    @ValueSource(strings = {"nas-bench-201", "ofa-mbv3-d234-e346-k357-w1.0"})
    void shouldReadTheSearchThatItWrote(String space) {
        SearchSpec spec =
                spec(
                        space,
                        OptionalInt.of(250),
                        OptionalInt.of(3),
                        Optional.of(List.of(9.0, 40.0)));

        assertThat(SearchMapper.toSpec(travel(record(spec)))).isEqualTo(spec);
    }

    @Test
    void shouldReadTheSearchThatLeavesEverythingOptionalOut() {
        SearchSpec spec =
                spec("nas-bench-201", OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

        assertThat(SearchMapper.toSpec(travel(record(spec)))).isEqualTo(spec);
    }

    @Test
    void shouldReadTheStrategyThatItWrote() {
        AlgorithmChoice moead =
                AlgorithmChoice.named("moead")
                        .with(Setting.wholeNumber("population", 2), 40)
                        .with(Setting.probability("crossover"), 0.5)
                        .with(Setting.probability("mutation"), 0.02);
        Strategy strategy =
                new Strategy(
                        Optional.of(moead),
                        Optional.of("space-filling"),
                        Optional.of("diversity"),
                        List.of("svr-rbf", "ridge"),
                        OptionalInt.of(1),
                        SettingValues.NONE.with(Setting.wholeNumber("groups", 1), 4),
                        List.of(Genome.of(0, 1, 2, 3, 4, 0), Genome.of(4, 0, 0, 0, 0, 0)),
                        List.of(
                                earlierRow(0, Genome.of(1, 1, 2, 3, 4, 0), 0.7, Double.NaN),
                                earlierRow(1, Genome.of(2, 0, 0, 0, 0, 1), 0.8, 12.5)),
                        List.of(
                                new Phase(
                                        2,
                                        OptionalInt.of(20),
                                        OptionalInt.empty(),
                                        List.of("ridge"),
                                        Optional.empty()),
                                new Phase(
                                        5,
                                        OptionalInt.empty(),
                                        OptionalInt.of(500),
                                        List.of(),
                                        Optional.of(AlgorithmChoice.named("age-moea")))));
        SearchSpec spec = anySpec().with(strategy);

        assertThat(SearchMapper.toSpec(travel(record(spec)))).isEqualTo(spec);
    }

    private static Evaluation earlierRow(int index, Genome genome, double... values) {
        return new Evaluation(0, index, genome, values, false);
    }

    @Test
    void shouldWriteNoStrategyWhereAllOfItIsUpToTheTactic() {
        assertThat(record(anySpec()).getStrategy()).isNull();
    }

    @Test
    void shouldWriteFieldsBesideTheSpecification() {
        Search record =
                travel(
                        SearchMapper.toRecord(
                                anySpec(),
                                Optional.of(Duration.ofMinutes(2)),
                                0.8,
                                Map.of("pixel2", "{}"),
                                Instant.ofEpochMilli(5),
                                "1.2.3"));

        assertThat(record.getRoundDeadlineMillis()).isEqualTo(120_000L);
        assertThat(record.getQuorum()).isEqualTo(0.8);
        assertThat(record.getPools()).isEqualTo(Map.of("pixel2", "{}"));
        assertThat(record.getCreatedAt()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(record.getCodeVersion()).isEqualTo("1.2.3");
        assertThat(record.getSpaceDigest()).isEqualTo(anySpec().space().digest());
    }

    @Test
    void shouldNameTheFieldThatBreaksARule() {
        Search record = Search.newBuilder(record(anySpec())).setPopulation(0).build();

        assertThatThrownBy(() -> SearchMapper.toSpec(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'population' is 0");
    }

    @Test
    void shouldRejectASpaceThatIsNotTheOneOfTheDigest() {
        Search record = Search.newBuilder(record(anySpec())).setSpaceDigest("beef").build();

        assertThatThrownBy(() -> SearchMapper.toSpec(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'spaceDigest' is beef")
                .hasMessageContaining(anySpec().space().digest());
    }

    @Test
    void shouldAskEachPoolOnceForTheObjectivesAndWhatIsAlsoMeasured() {
        Search search =
                Search.newBuilder(record(anySpec()))
                        .setAlsoMeasured(
                                List.of(
                                        new WantedMetrics("watch", List.of("macs")),
                                        new WantedMetrics(
                                                "cifar10", List.of("accuracy_top1", "energy_mj"))))
                        .build();

        assertThat(SearchMapper.wanted(search))
                .containsExactly(
                        new WantedMetrics("cifar10", List.of("accuracy_top1", "energy_mj")),
                        new WantedMetrics("pixel2", List.of("latency_ms")),
                        new WantedMetrics("watch", List.of("macs")));
    }

    private static SearchSpec anySpec() {
        return spec("nas-bench-201", OptionalInt.of(250), OptionalInt.empty(), Optional.empty());
    }

    private static SearchSpec spec(
            String space,
            OptionalInt budget,
            OptionalInt stagnation,
            Optional<List<Double>> referencePoint) {
        return SearchSpec.of(
                        "nb201-pixel2",
                        BuiltInSpaces.find(space).orElseThrow(),
                        List.of(ACCURACY, LATENCY))
                .predictor("auto")
                .population(50)
                .initialPopulation(40)
                .budget(budget)
                .stagnationRounds(stagnation)
                .referencePoint(referencePoint)
                .seed(Long.MIN_VALUE)
                .build();
    }

    private static Search record(SearchSpec spec) {
        return SearchMapper.toRecord(spec, Optional.empty(), 1.0, Map.of(), Instant.EPOCH, "test");
    }

    private static Search travel(Search record) {
        BinarySerde<Search> serde = new BinarySerde<>(Search.class);
        return serde.deserializer().deserialize("any", serde.serializer().serialize("any", record));
    }
}
