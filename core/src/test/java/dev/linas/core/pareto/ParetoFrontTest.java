package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private static final Objective ACCURACY =
            new Objective("accuracy_top1", "gpu", Goal.MAXIMIZE, OptionalDouble.empty());
    private static final Objective LATENCY =
            new Objective("latency_ms", "phone", Goal.MINIMIZE, OptionalDouble.empty());
    private static final List<Objective> OBJECTIVES = List.of(ACCURACY, LATENCY);

    @Test
    void shouldKeepNonDominatedRowsByRoundAndIndex() {
        Evaluation small = evaluation(1, 0, 1, 60, 5);
        Evaluation large = evaluation(0, 1, 2, 80, 20);
        Evaluation medium = evaluation(0, 0, 3, 70, 10);
        Evaluation beaten = evaluation(0, 2, 4, 65, 15);

        assertThat(ParetoFront.of(List.of(small, beaten, large, medium), OBJECTIVES))
                .containsExactly(medium, large, small);
    }

    @Test
    void shouldIgnoreIncompleteEvaluations() {
        Evaluation failed = evaluation(0, 0, 1, 99, Double.NaN);
        Evaluation measured = evaluation(0, 1, 2, 70, 10);

        assertThat(ParetoFront.of(List.of(failed, measured), OBJECTIVES)).containsExactly(measured);
        assertThat(ParetoFront.of(List.of(failed), OBJECTIVES)).isEmpty();
        assertThat(ParetoFront.of(List.of(), OBJECTIVES)).isEmpty();
    }

    @Test
    void shouldCountTheFirstOfEqualGenomes() {
        Evaluation first = evaluation(0, 3, 1, 70, 10);
        Evaluation again = evaluation(2, 0, 1, 75, 9);

        assertThat(ParetoFront.of(List.of(again, first), OBJECTIVES)).containsExactly(first);
    }

    @Test
    void shouldCountARetryAfterAFailure() {
        Evaluation failed = evaluation(0, 3, 1, Double.NaN, 10);
        Evaluation retried = evaluation(2, 0, 1, 75, 9);

        assertThat(ParetoFront.of(List.of(failed, retried), OBJECTIVES)).containsExactly(retried);
    }

    @Test
    void shouldKeepDifferentGenomesOfEqualValues() {
        Evaluation one = evaluation(0, 0, 1, 70, 10);
        Evaluation other = evaluation(0, 1, 2, 70, 10);

        assertThat(ParetoFront.of(List.of(other, one), OBJECTIVES)).containsExactly(one, other);
    }

    @Test
    void shouldLeaveOutWhatBreaksABoundOnceSomethingHoldsIt() {
        List<Objective> bounded = List.of(ACCURACY, bounded(LATENCY, 12));
        Evaluation slow = evaluation(0, 0, 1, 90, 20);
        Evaluation slower = evaluation(0, 1, 2, 95, 30);
        Evaluation fast = evaluation(0, 2, 3, 60, 12);

        assertThat(ParetoFront.of(List.of(slow, slower, fast), bounded)).containsExactly(fast);
        assertThat(ParetoFront.of(List.of(slow, slower), bounded)).containsExactly(slow);
    }

    @Test
    void shouldWeighBoundsOfUnlikeUnitsRelativeToTheirMagnitude() {
        List<Objective> bounded = List.of(bounded(ACCURACY, 0.8), bounded(LATENCY, 100));
        Evaluation inaccurate = evaluation(0, 0, 1, 0.4, 90);
        Evaluation slow = evaluation(0, 1, 2, 0.9, 110);

        assertThat(ObjectiveCosts.violation(inaccurate.values(), bounded)).isEqualTo(0.5);
        assertThat(ObjectiveCosts.violation(slow.values(), bounded)).isEqualTo(0.1);
        assertThat(ParetoFront.of(List.of(inaccurate, slow), bounded)).containsExactly(slow);
    }

    @Test
    void shouldTakeViolationsOfABoundOfZeroAsTheyAre() {
        assertThat(ObjectiveCosts.violation(new double[] {3}, List.of(bounded(LATENCY, 0))))
                .isEqualTo(3);
        assertThat(ObjectiveCosts.violation(new double[] {-3}, List.of(bounded(LATENCY, 0))))
                .isZero();
    }

    @Property
    void shouldEqualPairwiseComparison(@ForAll("values") double[][] values, @ForAll long seed) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            evaluations.add(evaluation(i / 4, i % 4, i, values[i][0], values[i][1]));
        }
        List<Evaluation> expected =
                evaluations.stream()
                        .filter(
                                e ->
                                        evaluations.stream()
                                                .noneMatch(
                                                        o ->
                                                                Dominance.dominates(
                                                                        costs(o), costs(e))))
                        .toList();
        List<Evaluation> shuffled = new ArrayList<>(evaluations);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(ParetoFront.of(Collections.unmodifiableList(shuffled), OBJECTIVES))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<double[][]> values() {
        return CostVectors.vectors(2, 5).array(double[][].class).ofMaxSize(25);
    }

    private static double[] costs(Evaluation evaluation) {
        return ObjectiveCosts.of(evaluation.values(), OBJECTIVES);
    }

    private static Objective bounded(Objective objective, double bound) {
        return new Objective(
                objective.metric(), objective.pool(), objective.goal(), OptionalDouble.of(bound));
    }

    private static Evaluation evaluation(int round, int index, int option, double... values) {
        return new Evaluation(round, index, Genome.of(option), values, false);
    }
}
