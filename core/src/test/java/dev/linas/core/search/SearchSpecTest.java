package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SearchSpecTest {
    private static final SearchSpace SPACE = BuiltInSpaces.find("nas-bench-201").orElseThrow();
    private static final Objective LATENCY =
            new Objective("latency_ms", "pixel2", Goal.MINIMIZE, OptionalDouble.empty());

    @Test
    void shouldAcceptASearchWithoutLimits() {
        SearchSpec spec = spec(List.of(LATENCY), 50, OptionalInt.empty(), Optional.empty());

        assertThat(spec.budget()).isEmpty();
        assertThat(spec.objectives()).containsExactly(LATENCY);
    }

    @Test
    void shouldShareNothingWithItsCaller() {
        List<Objective> objectives = new ArrayList<>(List.of(LATENCY));
        List<Double> reference = new ArrayList<>(List.of(9.0));
        SearchSpec spec = spec(objectives, 50, OptionalInt.of(250), Optional.of(reference));
        objectives.clear();
        reference.clear();

        assertThat(spec.objectives()).containsExactly(LATENCY);
        assertThat(spec.referencePoint()).hasValue(List.of(9.0));
    }

    @Test
    void shouldRejectSearchesWithoutAnObjective() {
        assertRejected(
                () -> spec(List.of(), 50, OptionalInt.empty(), Optional.empty()),
                "'objectives' is []; expected at least one objective");
    }

    @Test
    void shouldRejectAnObjectiveNamedTwice() {
        assertRejected(
                () -> spec(List.of(LATENCY, LATENCY), 50, OptionalInt.empty(), Optional.empty()),
                "'objectives' is [latency_ms@pixel2, latency_ms@pixel2]; expected every metric@pool"
                        + " at most once");
    }

    @Test
    void shouldRejectCountsBelowOne() {
        assertRejected(
                () -> spec(List.of(LATENCY), 0, OptionalInt.empty(), Optional.empty()),
                "'population' is 0; expected 1 or more");
        assertRejected(
                () -> spec(List.of(LATENCY), 50, OptionalInt.of(-5), Optional.empty()),
                "'budget.evaluations' is -5; expected 1 or more");
        assertRejected(
                () -> counts(0, 1, OptionalInt.empty()),
                "'initial_population' is 0; expected 1 or more");
        assertRejected(
                () -> counts(1, 0, OptionalInt.empty()),
                "'inner_evaluations' is 0; expected 1 or more");
        assertRejected(
                () -> counts(1, 1, OptionalInt.of(0)),
                "'budget.stagnation_rounds' is 0; expected 1 or more");
    }

    @Test
    void shouldRejectReferencePointsThatDoNotFitTheObjectives() {
        for (List<Double> point :
                List.of(List.<Double>of(), List.of(1.0, 2.0), List.of(Double.NaN))) {
            assertRejected(
                    () -> spec(List.of(LATENCY), 50, OptionalInt.empty(), Optional.of(point)),
                    "'reference_point' is "
                            + point
                            + "; expected one finite number per objective, in their order");
        }
    }

    @Test
    void shouldRejectMissingNames() {
        assertRejected(() -> named(" ", "linas", "auto"), "'id' is ' '; expected a text");
        assertRejected(() -> named("x", "", "auto"), "'tactic' is ''; expected a text");
        assertRejected(() -> named("x", "linas", null), "'predictor' is 'null'; expected a text");
    }

    private static void assertRejected(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static SearchSpec spec(
            List<Objective> objectives,
            int population,
            OptionalInt budget,
            Optional<List<Double>> referencePoint) {
        return SearchSpec.of("nb201", SPACE, objectives)
                .population(population)
                .budget(budget)
                .referencePoint(referencePoint)
                .build();
    }

    private static SearchSpec counts(int initial, int inner, OptionalInt stagnation) {
        return SearchSpec.of("nb201", SPACE, List.of(LATENCY))
                .initialPopulation(initial)
                .innerEvaluations(inner)
                .stagnationRounds(stagnation)
                .build();
    }

    private static SearchSpec named(String id, String tactic, String predictor) {
        return SearchSpec.of(id, SPACE, List.of(LATENCY))
                .tactic(tactic)
                .predictor(predictor)
                .build();
    }
}
