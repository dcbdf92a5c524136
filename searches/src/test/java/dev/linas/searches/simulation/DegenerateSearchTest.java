package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.predictors.PredictorSelection;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.ClosedRound;
import dev.linas.searches.result.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole searches, by every tactic and kind of predictor, of which the measurements tell little or
 * nothing.
 */
class DegenerateSearchTest {
    private static final int BUDGET = 20;
    private static final int SPACE_SIZE = 24;

    static List<String> tactics() {
        return Tactics.ALL.names();
    }

    static List<String> predictors() {
        return PredictorSelection.names();
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldSpendTheBudgetWithAConstantObjective(String tactic) throws InterruptedException {
        SearchResult result = run(spec(tactic), genome -> 70, DegenerateSearchTest::size);

        assertSpent(result);
        assertThat(result.hypervolume()).isPositive().isFinite();
        assertThat(result.front())
                .extracting(member -> member.value(1))
                .containsOnly(
                        result.evaluations().stream()
                                .mapToDouble(row -> row.value(1))
                                .min()
                                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldPredictAConstantObjectiveByItsValueWhateverTheKind(String predictor)
            throws InterruptedException {
        SearchResult result =
                run(spec("linas", predictor, 6), genome -> 70, DegenerateSearchTest::size);

        assertSpent(result);
        ClosedRound last = result.closedRounds().get(result.closedRounds().size() - 1);
        assertThat(last.predictors().get(0).kind()).isEqualTo("constant");
        assertThat(last.predictors().get(0).kendallTauB()).isNaN();
        assertThat(last.predictors().get(1).kind()).isNotEqualTo("constant");
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldSpendTheBudgetWhereEverythingMeasuresTheSame(String tactic)
            throws InterruptedException {
        SearchResult result = run(spec(tactic), genome -> 0, genome -> 0);

        assertSpent(result);
        assertThat(result.hypervolume()).isPositive().isFinite();
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldGoOnFromASingleRow(String tactic) throws InterruptedException {
        SearchResult result =
                run(
                        spec(tactic, "gaussian-process", 1),
                        DegenerateSearchTest::size,
                        DegenerateSearchTest::size);

        assertSpent(result);
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldGoOnFromASingleRowWhateverThePredictor(String predictor)
            throws InterruptedException {
        SearchResult result =
                run(
                        spec("linas", predictor, 1),
                        DegenerateSearchTest::size,
                        DegenerateSearchTest::size);

        assertSpent(result);
        assertThat(result.closedRounds().get(0).predictors())
                .extracting(ClosedRound.PredictorFit::kind)
                .containsExactly("constant", "constant");
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldFindTheOneBestWhereObjectivesAreIdentical(String tactic)
            throws InterruptedException {
        SearchSpec spec = spec(tactic, "gaussian-process", 6, Goal.MINIMIZE);
        SearchResult result = run(spec, DegenerateSearchTest::size, DegenerateSearchTest::size);

        assertSpent(result);
        double least =
                result.evaluations().stream().mapToDouble(r -> r.value(0)).min().orElseThrow();
        assertThat(result.front())
                .isNotEmpty()
                .allSatisfy(member -> assertThat(member.values()).containsExactly(least, least));
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldKeepEveryNetworkWhereObjectivesAreOpposite(String tactic)
            throws InterruptedException {
        SearchResult result =
                run(spec(tactic), DegenerateSearchTest::size, DegenerateSearchTest::size);

        assertSpent(result);
        assertThat(result.front()).isEqualTo(result.evaluations());
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldEndAsFailedWhereEveryCandidateFails(String tactic) throws InterruptedException {
        FakeMeter broken = new FakeMeter(genome -> MetricOutcome.permanentFailure("broken"));

        SearchResult result = run(spec(tactic), Map.of("lab", broken, "phone", broken));

        assertThat(result.finished()).contains("FAILED");
        // Rounds close as a whole, so those of twenty end with twenty.
        assertThat(result.evaluations()).hasSizeBetween(10, 20).noneMatch(Evaluation::complete);
        assertThat(result.front()).isEmpty();
        assertThat(result.hypervolume()).isNaN();
        assertThat(result.closedRounds())
                .allSatisfy(round -> assertThat(round.predictors()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldSayThatTheSpaceIsExhaustedWhereItIsSmallerThanTheBudget(String tactic)
            throws InterruptedException {
        SearchSpec spec = with(spec(tactic), 1_000);
        SearchResult result = run(spec, DegenerateSearchTest::size, DegenerateSearchTest::size);

        assertThat(result.finished()).contains("SPACE_EXHAUSTED");
        assertThat(result.evaluations())
                .extracting(Evaluation::genome)
                .hasSize(SPACE_SIZE)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldSurviveAPenaltyAndLearnFromTheOthers(String predictor) throws InterruptedException {
        for (double penalty : new double[] {1e9, Double.MAX_VALUE, -Double.MAX_VALUE}) {
            SearchResult result =
                    run(
                            spec("linas", predictor, 8),
                            DegenerateSearchTest::size,
                            genome ->
                                    genome.option(1) == 2
                                                    && genome.option(3) == 1
                                                    && genome.option(0) == 0
                                            ? penalty
                                            : size(genome));

            assertSpent(result);
            assertThat(result.hypervolume()).isPositive().isFinite();
            assertThat(result.referencePoint().orElseThrow().get(1)).isBetween(4.0, 40.0);
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void shouldSurviveValuesOfAnyMagnitudeWhateverThePredictor(String predictor)
            throws InterruptedException {
        assertSurvivesAnyMagnitude(spec("linas", predictor, 6));
    }

    @ParameterizedTest
    @MethodSource("tactics")
    void shouldSurviveValuesOfAnyMagnitudeWhateverTheTactic(String tactic)
            throws InterruptedException {
        assertSurvivesAnyMagnitude(spec(tactic));
    }

    private static void assertSurvivesAnyMagnitude(SearchSpec spec) throws InterruptedException {
        for (double unit : new double[] {Double.MIN_VALUE, 1e-300, 1e-40, 1e40, 1e300, 5e306}) {
            assertSpent(run(spec, genome -> -size(genome) * unit, genome -> size(genome) * unit));
        }
        SearchResult mixed =
                run(
                        spec,
                        genome -> genome.option(1) == 0 ? 1e300 : 1e-300,
                        genome -> genome.option(3) == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        assertSpent(mixed);
        assertThat(mixed.hypervolume()).isFinite();
    }

    private static void assertSpent(SearchResult result) {
        assertThat(result.finished()).contains("BUDGET");
        assertThat(result.evaluations())
                .hasSize(BUDGET)
                .allMatch(Evaluation::complete)
                .extracting(Evaluation::genome)
                .doesNotHaveDuplicates();
        assertThat(result.front()).isNotEmpty();
    }

    private static SearchResult run(
            SearchSpec spec, ToDoubleFunction<Genome> lab, ToDoubleFunction<Genome> phone)
            throws InterruptedException {
        return run(spec, Map.of("lab", meter(lab), "phone", meter(phone)));
    }

    private static SearchResult run(SearchSpec spec, Map<String, FakeMeter> meters)
            throws InterruptedException {
        try (ObjectiveMeters opened =
                new ObjectiveMeters(spec, Map.copyOf(meters), MeasuredValues.kept())) {
            return new Simulation(spec, opened, (s, round, evaluations, hypervolume) -> {}).run();
        }
    }

    private static FakeMeter meter(ToDoubleFunction<Genome> value) {
        return new FakeMeter(genome -> MetricOutcome.exactly(value.applyAsDouble(genome)));
    }

    /** Different for most sub-networks. */
    private static double size(Genome genome) {
        return 4 + 9 * genome.option(0) + 3 * genome.option(1) + genome.option(2);
    }

    private static SearchSpec spec(String tactic) {
        return spec(tactic, "gaussian-process", 6);
    }

    private static SearchSpec spec(String tactic, String predictor, int initialPopulation) {
        return spec(tactic, predictor, initialPopulation, Goal.MAXIMIZE);
    }

    /**
     * @param first goal of the first objective; the second is minimised
     */
    private static SearchSpec spec(
            String tactic, String predictor, int initialPopulation, Goal first) {
        SearchSpec asked =
                SearchSpec.of(
                                "degenerate",
                                TestSpaces.tiny(),
                                List.of(
                                        objective("a", "lab", first),
                                        objective("b", "phone", Goal.MINIMIZE)))
                        .tactic(tactic)
                        .predictor(predictor)
                        .population(4)
                        .initialPopulation(initialPopulation)
                        .innerEvaluations(200)
                        .budget(BUDGET)
                        .build();
        return Tactics.ALL.named(tactic).resolved(asked);
    }

    private static Objective objective(String metric, String pool, Goal goal) {
        return new Objective(metric, pool, goal, OptionalDouble.empty());
    }

    private static SearchSpec with(SearchSpec spec, int budget) {
        return spec.with(spec.tactic(), OptionalInt.of(budget), spec.seed());
    }
}
