package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StrategyTest {
    @Test
    void shouldLeaveASearchWithoutAScheduleAsItIs() {
        SearchSpec spec = search(Strategy.DEFAULT);

        assertThat(spec.at(7)).isEqualTo(spec);
        assertThat(spec.predictorOf(0)).isEqualTo("auto");
        assertThat(spec.predictorOf(1)).isEqualTo("auto");
    }

    @Test
    void shouldApplyEachPhaseFromItsRoundOn() {
        SearchSpec spec =
                search(
                        scheduled(
                                phase(2, 20, List.of("ridge"), Optional.empty()),
                                phase(5, 30, List.of(), Optional.of("age-moea"))));

        assertThat(spec.at(1).population()).isEqualTo(10);
        assertThat(spec.at(1).predictorOf(1)).isEqualTo("auto");
        assertThat(spec.at(2).population()).isEqualTo(20);
        assertThat(spec.at(4).strategy().algorithm()).isEmpty();
        assertThat(spec.at(5).population()).isEqualTo(30);
        assertThat(spec.at(5).predictorOf(0)).isEqualTo("ridge");
        assertThat(spec.at(9).strategy().algorithm()).contains(AlgorithmChoice.named("age-moea"));
    }

    @Test
    void shouldTakeOnePredictorForAllOrOneForEachObjective() {
        assertThat(search(Strategy.DEFAULT.withPredictors(List.of("a", "b"))).predictorOf(1))
                .isEqualTo("b");
        assertRejected(
                () -> search(Strategy.DEFAULT.withPredictors(List.of("a", "b", "c"))),
                "'predictor' is [a, b, c]; expected one kind, or one per objective, in their"
                        + " order");
    }

    @Test
    void shouldRejectPhasesOutOfOrder() {
        assertRejected(
                () ->
                        scheduled(
                                phase(3, 20, List.of(), Optional.empty()),
                                phase(3, 30, List.of(), Optional.empty())),
                "'schedule[1].from_round' is 3, but the phase before begins at 3; expected"
                        + " ascending rounds");
        assertRejected(
                () -> phase(0, 20, List.of(), Optional.empty()),
                "'schedule.from_round' is 0; expected 1 or more");
    }

    @Test
    void shouldRejectAWarmStartThatIsNotOfTheSpaceOrRepeatsItself() {
        Genome genome = Genome.of(0, 1, 2, 3, 4, 0);

        assertRejected(
                () -> warm(genome, genome),
                "'warm_start' names a sub-network twice; expected each once");
        assertThatThrownBy(() -> search(warm(Genome.of(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 2 variables");
    }

    @Test
    void shouldRejectSettingsOutOfTheirRange() {
        assertRejected(
                () -> Strategy.DEFAULT.withTrainingRounds(0),
                "'training_rounds' is 0; expected 1 or more");
    }

    private static void assertRejected(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Phase phase(
            int from, int population, List<String> predictors, Optional<String> algorithm) {
        return new Phase(
                from,
                OptionalInt.of(population),
                OptionalInt.empty(),
                predictors,
                algorithm.map(AlgorithmChoice::named));
    }

    private static Strategy scheduled(Phase... phases) {
        return strategy(List.of(), List.of(phases));
    }

    private static Strategy warm(Genome... genomes) {
        return strategy(List.of(genomes), List.of());
    }

    private static Strategy strategy(List<Genome> warmStart, List<Phase> schedule) {
        return Strategy.DEFAULT.toBuilder().warmStart(warmStart).schedule(schedule).build();
    }

    private static SearchSpec search(Strategy strategy) {
        return SearchSpec.of(
                        "a-search",
                        BuiltInSpaces.find("nas-bench-201").orElseThrow(),
                        List.of(objective("a"), objective("b")))
                .predictor("auto")
                .strategy(strategy)
                .build();
    }

    private static Objective objective(String metric) {
        return new Objective(metric, "pool", Goal.MINIMIZE, OptionalDouble.empty());
    }
}
