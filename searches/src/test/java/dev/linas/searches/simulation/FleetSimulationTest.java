package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.result.DeviceTable;
import dev.linas.searches.result.FrontText;
import dev.linas.searches.result.SearchResult;
import dev.linas.searches.result.SearchResultJson;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FleetSimulationTest {
    private static final List<String> DEVICES = List.of("phone", "board");

    private final FakeMeter lab =
            new FakeMeter(genome -> MetricOutcome.exactly(50 + 5 * sum(genome) - genome.option(3)));
    private final FakeMeter phone =
            new FakeMeter(genome -> MetricOutcome.exactly(4 + 3 * genome.option(0) + sum(genome)));
    private FakeMeter board =
            new FakeMeter(genome -> MetricOutcome.exactly(9 + 5 * genome.option(2)));

    @Test
    void shouldMeasureEachCandidateOnEveryDeviceAndItsAccuracyOnce() throws InterruptedException {
        SearchResult result = run();

        assertThat(result.evaluations()).hasSize(20).allMatch(row -> row.objectives() == 3);
        assertThat(lab.asked()).hasSize(20).isEqualTo(board.asked()).isEqualTo(phone.asked());
    }

    @Test
    void shouldKeepAFrontAndAHypervolumeForEachDevice() throws InterruptedException {
        SearchResult result = run();

        assertThat(result.deviceVolumes().keySet()).containsExactlyElementsOf(DEVICES);
        assertThat(result.hypervolume())
                .isEqualTo(
                        FrontVolume.of(
                                        result.evaluations(),
                                        result.spec().objectives(),
                                        result.referencePoint().orElseThrow())
                                .value());
        DeviceFront.byDevice(result.spec().objectives())
                .forEach(
                        (device, own) ->
                                assertThat(
                                                ParetoFront.members(own, result.front()).stream()
                                                        .map(m -> result.front().get(m).genome()))
                                        .as(device)
                                        .isEqualTo(
                                                ParetoFront.of(
                                                                own.complete(result.evaluations()),
                                                                own.objectives())
                                                        .stream()
                                                        .map(member -> member.genome())
                                                        .toList()));
    }

    @Test
    void shouldGiveTheSameForTheSameSeed() throws InterruptedException {
        assertThat(SearchResultJson.write(run())).isEqualTo(SearchResultJson.write(run()));
    }

    @Test
    void shouldGoOnForTheOthersWhenADeviceMeasuresNothing() throws InterruptedException {
        board = new FakeMeter(genome -> MetricOutcome.permanentFailure("unplugged"));

        SearchResult result = run();

        assertThat(result.finished()).contains("BUDGET");
        assertThat(result.deviceVolumes().get("phone").value()).isPositive();
        assertThat(result.deviceVolumes().get("board").value()).isZero();
        assertThat(result.closedRounds().get(0).predictors()).hasSize(3);
        assertThat(SearchResultJson.write(result)).contains("\"referencePoint\"", "null");
    }

    @Test
    void shouldTellPeopleOfEachDevice() throws InterruptedException {
        SearchResult result = run();

        assertThat(SearchResultJson.write(result))
                .contains("\"devices\"", "\"members\"", "\"deviceHypervolumes\"");
        assertThat(
                        DeviceTable.of(
                                        result.spec().objectives(),
                                        result.front(),
                                        result.referencePoint())
                                .toString())
                .contains("accuracy@lab, latency_ms@phone", "accuracy@lab, latency_ms@board");
        assertThat(FrontText.csv(result.spec(), result.front(), AlsoMeasured.NOTHING))
                .startsWith("round,index,accuracy@lab,latency_ms@phone,latency_ms@board,devices,")
                .contains("phone board");
    }

    private SearchResult run() throws InterruptedException {
        SearchSpec plain = TestSpaces.spec();
        SearchSpec spec =
                SearchSpec.of(
                                plain.id(),
                                plain.space(),
                                List.of(
                                        new Objective(
                                                "accuracy",
                                                "lab",
                                                Goal.MAXIMIZE,
                                                OptionalDouble.empty()),
                                        latency("phone"),
                                        latency("board")))
                        .population(4)
                        .initialPopulation(6)
                        .innerEvaluations(10)
                        .budget(20)
                        .build();
        Map<String, MeterSource> sources = Map.of("lab", lab, "phone", phone, "board", board);
        try (ObjectiveMeters meters = new ObjectiveMeters(spec, sources, MeasuredValues.kept())) {
            return new Simulation(spec, meters, (s, round, evaluations, volume) -> {}).run();
        }
    }

    private static Objective latency(String pool) {
        return new Objective("latency_ms", pool, Goal.MINIMIZE, OptionalDouble.empty(), true);
    }

    private static int sum(Genome genome) {
        return genome.option(0) + genome.option(1) + genome.option(2);
    }
}
