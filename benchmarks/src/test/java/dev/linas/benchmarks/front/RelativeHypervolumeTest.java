package dev.linas.benchmarks.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RelativeHypervolumeTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("cost", "lab", Goal.MINIMIZE, OptionalDouble.empty()),
                    new Objective("quality", "lab", Goal.MAXIMIZE, OptionalDouble.empty()));

    private final RelativeHypervolume relativeHypervolume =
            new RelativeHypervolume(
                    new TrueFront(
                            List.of(new double[] {0, -5}, new double[] {10, -10}),
                            TrueFront.Source.ENUMERATION));

    @Test
    void shouldPutTheReferenceTenPercentOfTheRangeBeyondTheWorst() {
        assertThat(relativeHypervolume.reference())
                .containsExactly(new double[] {11, -4.5}, within(1e-12));
    }

    @Test
    void shouldGrowFromNothingToTheWholeFront() {
        // full: 11 x 0.5 + 1 x 5 = 10.5
        double[] shares =
                relativeHypervolume.shares(
                        List.of(
                                evaluation(0, 12, 4),
                                evaluation(1, 10, 10),
                                evaluation(2, 10.5, 9),
                                evaluation(3, 0, 5)),
                        OBJECTIVES);

        assertThat(shares)
                .containsExactly(new double[] {0, 5.5 / 10.5, 5.5 / 10.5, 1}, within(1e-12));
    }

    @Test
    void shouldCountAFailedEvaluationThatFindsNothing() {
        double[] shares =
                relativeHypervolume.shares(
                        List.of(evaluation(0, Double.NaN, 10), evaluation(1, 0, 5)), OBJECTIVES);

        assertThat(shares).hasSize(2).startsWith(0.0);
        assertThat(shares[1]).isPositive();
    }

    @Test
    void shouldIgnoreWhatBreaksABound() {
        List<Objective> bounded =
                List.of(
                        new Objective("cost", "lab", Goal.MINIMIZE, OptionalDouble.of(5)),
                        OBJECTIVES.get(1));

        assertThat(relativeHypervolume.shares(List.of(evaluation(0, 10, 10)), bounded))
                .containsExactly(0);
    }

    @Test
    void shouldGiveASinglePointAVolume() {
        RelativeHypervolume single =
                new RelativeHypervolume(
                        new TrueFront(List.of(new double[] {2, 0}), TrueFront.Source.BEST_KNOWN));

        assertThat(single.reference()).containsExactly(new double[] {2.2, 0.1}, within(1e-12));
    }

    @Test
    void shouldRefuseABestKnownFrontOfNothing() {
        List<Evaluation> failed = List.of(evaluation(0, Double.NaN, 1));

        assertThatThrownBy(() -> TrueFront.bestKnown(failed, OBJECTIVES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Evaluation evaluation(int index, double cost, double quality) {
        return new Evaluation(0, index, Genome.of(index), new double[] {cost, quality}, false);
    }
}
