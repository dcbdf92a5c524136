package dev.linas.trainer.round;

import static dev.linas.trainer.round.TrainingFixture.row;
import static dev.linas.trainer.round.TrainingFixture.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Phase;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.trainer.Searches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
    @Test
    void shouldKeepTheNonDominatedRowsAndMeasureTheirHypervolume() {
        List<Evaluation> rows = List.of(row(0, 60, 5), row(1, 70, 9), row(2, 55, 10));

        TrainingOutcome outcome = train(search(), rows, Optional.of(List.of(50.0, 11.0)));

        assertThat(outcome.front()).containsExactly(rows.get(0), rows.get(1));
        assertThat(outcome.hypervolume()).isCloseTo(10 * 6 + 10 * 2, within(1e-9));
        assertThat(outcome.evaluations()).isEqualTo(3);
        assertThat(outcome.failed()).isZero();
        assertThat(outcome.predictors()).hasSize(2);
        assertThat(outcome.finishReason()).isEmpty();
    }

    /** Both objectives are sums over the blocks, so ranks can be foretold; noise cannot. */
    @Test
    void shouldTellHowWellParetoRanksAreForetold() {
        assertThat(paretoRankTau(1)).isGreaterThan(0.8);
        assertThat(paretoRankTau(0)).isBetween(-0.4, 0.4);
        assertThat(train(search(), List.of(row(0, 60, 5)), Optional.empty()).paretoRankTau())
                .isNaN();
    }

    private static double paretoRankTau(double lawfulness) {
        SearchSpec spec = withObjectives(Searches.objectives());
        SplittableRandom random = new SplittableRandom(3);
        List<Evaluation> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Genome genome = spec.space().random(random);
            double[] values = {50 * random.nextDouble(), 50 * random.nextDouble()};
            for (int v = 0; v < genome.length(); v++) {
                values[0] += 1000 * lawfulness * v * genome.option(v);
                values[1] += 1000 * lawfulness * (6 - v) * genome.option(v);
            }
            rows.add(new Evaluation(0, i, genome, values, false));
        }
        return train(spec, rows, Optional.empty()).paretoRankTau();
    }

    @Test
    void shouldLearnFromTheFirstRoundsOnlyWhereTheSearchSaysSo() {
        SearchSpec plain = search();
        SearchSpec once = plain.with(plain.strategy().withTrainingRounds(1));
        List<Evaluation> rows = new ArrayList<>(List.of(row(0, 60, 5), row(1, 70, 10)));
        List<Evaluation> more = new ArrayList<>(rows);
        Genome late = Genome.of(2, 0, 0, 0, 0, 0);
        more.add(new Evaluation(1, 0, late, new double[] {99, 1}, false));

        TrainingOutcome outcome = train(once, 1, more);

        assertThat(outcome.predictors()).isEqualTo(train(once, 0, rows).predictors());
        assertThat(outcome.evaluations()).isEqualTo(3);
        assertThat(train(plain, 1, more).predictors()).extracting("trainingRows").contains(3);
    }

    @Test
    void shouldFitTheKindsOfPredictorThatTheNextRoundAsksFor() {
        SearchSpec plain = search();
        Phase phase =
                new Phase(
                        2,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        List.of("ridge"),
                        Optional.empty());
        Strategy strategy =
                Strategy.DEFAULT.toBuilder()
                        .predictors(List.of("svr-rbf", "ridge"))
                        .schedule(List.of(phase))
                        .build();
        SearchSpec spec = plain.with(strategy);
        List<Evaluation> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20; i++) {
            Genome genome = spec.space().random(random);
            rows.add(
                    new Evaluation(
                            0, i, genome, new double[] {genome.option(0) + i, i * i}, false));
        }

        assertThat(kinds(train(spec, 0, rows))).containsExactly("svr-rbf", "ridge");
        assertThat(kinds(train(spec, 1, rows))).containsExactly("ridge", "ridge");
    }

    private static List<String> kinds(TrainingOutcome outcome) {
        return outcome.predictors().stream().map(FittedPredictor::kind).toList();
    }

    private static TrainingOutcome train(SearchSpec spec, int round, List<Evaluation> rows) {
        return TrainingStep.train(
                new TrainingRequest(
                        spec,
                        round,
                        spec.budget(),
                        rows,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        0,
                        false));
    }

    @Test
    void shouldFreezeTheReferencePointBeyondTheWorstMeasuredValues() {
        TrainingOutcome outcome =
                train(search(), List.of(row(0, 60, 5), row(1, 70, 10)), Optional.empty());

        assertThat(outcome.referencePoint()).contains(List.of(59.0, 10.5));
    }

    @Test
    void shouldKeepAFrozenReferencePoint() {
        List<Double> frozen = List.of(50.0, 11.0);

        assertThat(train(search(), List.of(row(0, 60, 5)), Optional.of(frozen)).referencePoint())
                .contains(frozen);
    }

    @Test
    void shouldPreferTheReferencePointOfTheSearch() {
        SearchSpec given = withReferencePoint(List.of(1.0, 99.0));

        assertThat(
                        train(given, List.of(row(0, 60, 5)), Optional.of(List.of(50.0, 11.0)))
                                .referencePoint())
                .contains(List.of(1.0, 99.0));
    }

    @Test
    void shouldWaitWithPredictorsUntilEveryObjectiveHasAValue() {
        List<Evaluation> rows = List.of(row(0, 60, Double.NaN), row(1, 70, Double.NaN));

        TrainingOutcome outcome = train(search(), rows, Optional.empty());

        assertThat(outcome.predictors()).isEmpty();
        assertThat(outcome.referencePoint()).isEmpty();
        assertThat(outcome.front()).isEmpty();
        assertThat(outcome.hypervolume()).isZero();
        assertThat(outcome.failed()).isEqualTo(2);
    }

    @Test
    void shouldTrainEachObjectiveOnTheRowsThatHaveIt() {
        List<Evaluation> rows = List.of(row(0, 60, 5), row(1, 70, Double.NaN), row(2, 80, 9));

        TrainingOutcome outcome = train(search(), rows, Optional.empty());

        assertThat(outcome.predictors()).extracting("trainingRows").containsExactly(3, 2);
        assertThat(outcome.failed()).isEqualTo(1);
    }

    @Test
    void shouldCloseARoundWithoutRows() {
        TrainingOutcome outcome = train(search(), List.of(), Optional.empty());

        assertThat(outcome.predictors()).isEmpty();
        assertThat(outcome.evaluations()).isZero();
        assertThat(outcome.finishReason()).isEmpty();
    }

    @Test
    void shouldPredictAConstantFromASingleRow() {
        TrainingOutcome outcome = train(search(), List.of(row(0, 60, 5)), Optional.empty());

        assertThat(outcome.predictors())
                .extracting("predictor")
                .containsExactly(new ConstantPredictor(60), new ConstantPredictor(5));
    }

    @Test
    void shouldHandleFiveObjectives() {
        List<Objective> five =
                IntStream.range(0, 5)
                        .mapToObj(
                                o ->
                                        new Objective(
                                                "m" + o,
                                                "p",
                                                o % 2 == 0 ? Goal.MINIMIZE : Goal.MAXIMIZE,
                                                OptionalDouble.empty()))
                        .toList();
        SplittableRandom random = new SplittableRandom(1);
        List<Evaluation> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double[] values = random.doubles(5).toArray();
            rows.add(new Evaluation(0, i, Searches.cells().random(random), values, false));
        }

        TrainingOutcome outcome = train(withObjectives(five), rows, Optional.empty());

        assertThat(outcome.predictors()).hasSize(5);
        assertThat(outcome.hypervolume()).isPositive();
        assertThat(outcome.referencePoint().orElseThrow()).hasSize(5);
    }

    @Test
    void shouldCountNoHypervolumeForWhatBreaksABound() {
        List<Objective> bounded =
                List.of(
                        Searches.objectives().get(0),
                        new Objective("latency", "phone", Goal.MINIMIZE, OptionalDouble.of(4)));

        TrainingOutcome outcome =
                train(
                        withObjectives(bounded),
                        List.of(row(0, 60, 5)),
                        Optional.of(List.of(50.0, 11.0)));

        assertThat(outcome.front()).hasSize(1);
        assertThat(outcome.hypervolume()).isZero();
    }

    @Test
    void shouldGiveTheSameOutcomeAgain() {
        SplittableRandom random = new SplittableRandom(3);
        List<Evaluation> rows = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Genome genome = Searches.cells().random(random);
            double[] values = {random.nextDouble(), random.nextDouble()};
            rows.add(new Evaluation(0, i, genome, values, false));
        }

        assertThat(train(search(), rows, Optional.empty()))
                .isEqualTo(train(search(), rows, Optional.empty()));
    }

    @Test
    void shouldRefuseRowsOutOfOrder() {
        assertThatThrownBy(
                        () ->
                                train(
                                        search(),
                                        List.of(row(1, 60, 5), row(0, 70, 9)),
                                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows must ascend by (round, index)");
    }

    private static TrainingOutcome train(
            SearchSpec spec, List<Evaluation> rows, Optional<List<Double>> referencePoint) {
        return TrainingStep.train(
                new TrainingRequest(
                        spec,
                        0,
                        spec.budget(),
                        rows,
                        referencePoint,
                        OptionalDouble.empty(),
                        0,
                        false));
    }

    private static SearchSpec withReferencePoint(List<Double> point) {
        return spec(Searches.objectives(), Optional.of(point));
    }

    private static SearchSpec withObjectives(List<Objective> objectives) {
        return spec(objectives, Optional.empty());
    }

    private static SearchSpec spec(List<Objective> objectives, Optional<List<Double>> point) {
        SearchSpace space = Searches.cells();
        return SearchSpec.of("s", space, objectives)
                .predictor("auto")
                .population(2)
                .initialPopulation(2)
                .innerEvaluations(100)
                .referencePoint(point)
                .seed(7)
                .build();
    }
}
