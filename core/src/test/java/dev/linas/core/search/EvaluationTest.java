package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Genome GENOME = Genome.of(1, 2);

    @Test
    void shouldTakeInfiniteValuesAsFailed() {
        Evaluation evaluation =
                evaluation(0, 0, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);

        assertThat(evaluation.value(0)).isEqualTo(3);
        assertThat(evaluation.value(1)).isNaN();
        assertThat(evaluation.value(2)).isNaN();
        assertThat(evaluation.value(3)).isNaN();
        assertThat(evaluation.complete()).isFalse();
        assertThat(evaluation.objectives()).isEqualTo(4);
    }

    @Test
    void shouldBeCompleteWhenEveryObjectiveWasMeasured() {
        assertThat(evaluation(0, 0, 1, 2).complete()).isTrue();
        assertThat(evaluation(0, 0, 1, Double.NaN).complete()).isFalse();
    }

    @Test
    void shouldOrderByRoundAndThenIndex() {
        Evaluation first = evaluation(0, 9, 1);
        Evaluation second = evaluation(1, 0, 1);
        Evaluation third = evaluation(1, 2, 1);
        List<Evaluation> evaluations = new ArrayList<>(List.of(third, first, second));

        Collections.sort(evaluations);

        assertThat(evaluations).containsExactly(first, second, third);
    }

    @Test
    void shouldShareNothingWithItsCaller() {
        double[] values = {1, 2};
        Evaluation evaluation = new Evaluation(0, 0, GENOME, values, false);
        values[0] = 9;
        evaluation.values()[1] = 9;

        assertThat(evaluation.values()).containsExactly(1, 2);
    }

    @Test
    void shouldEqualAnotherOfTheSameContent() {
        assertThat(evaluation(1, 2, 3, Double.NaN))
                .isEqualTo(evaluation(1, 2, 3, Double.NaN))
                .hasSameHashCodeAs(evaluation(1, 2, 3, Double.NaN))
                .isNotEqualTo(evaluation(1, 2, 3, 4))
                .isNotEqualTo(evaluation(1, 3, 3, Double.NaN))
                .isNotEqualTo(evaluation(0, 2, 3, Double.NaN))
                .isNotEqualTo(new Evaluation(1, 2, GENOME, new double[] {3, Double.NaN}, true))
                .isNotEqualTo(
                        new Evaluation(1, 2, Genome.of(0, 0), new double[] {3, Double.NaN}, false));
    }

    @Test
    void shouldKnowTheSpreadOfItsValuesWhereThatIsGiven() {
        Evaluation exact = evaluation(0, 0, 1, 2, Double.NaN);

        Evaluation spread = exact.withStandardErrors(new double[] {0.5, Double.NaN, 0.25});

        assertThat(exact.hasSpread()).isFalse();
        assertThat(exact.withStandardErrors(new double[3])).isEqualTo(exact);
        assertThat(spread.standardErrors()).containsExactly(0.5, 0, 0);
        assertThat(spread).isNotEqualTo(exact);
        assertThatThrownBy(() -> exact.withStandardErrors(new double[2]))
                .hasMessage("2 standard errors for 3 values; expected one each, or none");
    }

    @Test
    void shouldRejectPlacesThatNoCandidateHas() {
        assertThatThrownBy(() -> evaluation(-1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evaluation of round -1, index 0; expected both 0 or more");
        assertThatThrownBy(() -> evaluation(0, -2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evaluation of round 0, index -2; expected both 0 or more");
    }

    private static Evaluation evaluation(int round, int index, double... values) {
        return new Evaluation(round, index, GENOME, values, false);
    }

    @Test
    void shouldBeRetryableOnlyWhereAllFailuresAreTransient() {
        double[] whole = {1, 2};
        double[] part = {1, Double.NaN};

        assertThat(Evaluation.measured(0, 0, Genome.of(0), part, false).retryable()).isTrue();
        assertThat(Evaluation.measured(0, 0, Genome.of(0), part, true).retryable()).isFalse();
        assertThat(Evaluation.measured(0, 0, Genome.of(0), whole, false).retryable()).isFalse();
    }

    @Test
    void shouldNotCountWhatItWasNotAskedForAsAFailure() {
        double[] values = {Double.NaN, 5};
        Evaluation part = Evaluation.measured(1, 2, Genome.of(0), values, List.of(0), false);
        Evaluation failed =
                Evaluation.measured(
                        1,
                        2,
                        Genome.of(0),
                        new double[] {Double.NaN, Double.NaN},
                        List.of(0),
                        false);

        assertThat(part.failed()).isFalse();
        assertThat(part.complete()).isFalse();
        assertThat(part.retryable()).isFalse();
        assertThat(part.isAsked(0)).isFalse();
        assertThat(failed.failed()).isTrue();
        assertThat(failed.retryable()).isTrue();
        assertThat(part).isNotEqualTo(Evaluation.measured(1, 2, Genome.of(0), values, false));
        assertThatThrownBy(() -> part.withUnasked(List.of(1)))
                .hasMessageContaining("was not asked for objective 1");
    }

    @Test
    void shouldTellHowLongMeasuringTook() {
        Evaluation timed =
                new Evaluation(0, 0, Genome.of(0), new double[] {1, 2}, false)
                        .withSeconds(new double[] {100, 10});

        assertThat(timed.seconds()).isEqualTo(110);
        assertThat(timed.seconds(1)).isEqualTo(10);
        assertThat(timed.part(List.of(1)).secondsByObjective()).containsExactly(10);
        assertThat(timed).isEqualTo(timed.withSeconds(new double[0]));
    }
}
