package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.TestSpaces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The objectives are accuracy, maximised, and latency, minimised. */
class SpeedUpTest {
    private static final Evaluation LARGEST = evaluation(0, 70, 8);
    private static final Evaluation FAST_AND_WORSE = evaluation(1, 69.9, 1);
    private static final Evaluation FAST_AND_EQUAL = evaluation(2, 70, 2);
    private static final Evaluation SLOW_AND_BETTER = evaluation(3, 75, 10);

    @Test
    void shouldNameOnlyNetworksNoLessAccurateThanTheLargestFastestFirst() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(SLOW_AND_BETTER, FAST_AND_WORSE, FAST_AND_EQUAL),
                                LARGEST,
                                List.of()))
                .isEqualTo(
                        """
                        largest sub-network: accuracy 70, latency_ms 8
                        round 1 index 2 is 4.00 times as fast, at accuracy 70, latency_ms 2
                        round 1 index 3 is 0.80 times as fast, at accuracy 75, latency_ms 10
                        In short: 4.00 times as fast as the largest with nothing lost (round 1 \
                        index 2); 8.00 times as fast with accuracy lower by 0.1000 (round 1 index \
                        1).
                        round 1 index 2 has depth 1, kernel 5, skip no
                        round 1 index 1 has depth 2, kernel 3, width s, skip no
                        """);
    }

    @Test
    void shouldNameTheNearestAndWhatItLacksWhereNoneIsAsAccurate() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(evaluation(4, 60, 0.5), FAST_AND_WORSE),
                                LARGEST,
                                List.of()))
                .isEqualTo(
                        """
                        largest sub-network: accuracy 70, latency_ms 8
                        no network of the front is as good as it in everything but latency
                        round 1 index 1 is 8.00 times as fast, at accuracy 69.90, \
                        latency_ms 1: accuracy lower by 0.1000
                        In short: 8.00 times as fast as the largest with accuracy lower by 0.1000 \
                        (round 1 index 1).
                        round 1 index 1 has depth 2, kernel 3, width s, skip no
                        """);
    }

    @Test
    void shouldTakeTheFasterOfTwoThatAreEquallyNear() {
        Evaluation faster = evaluation(4, 69.9, 0.5);

        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(FAST_AND_WORSE, faster),
                                LARGEST,
                                List.of()))
                .contains("round 1 index 4 is 16.00 times as fast")
                .doesNotContain("index 1 ");
    }

    @Test
    void shouldNotCompareTheLargestWithItself() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(evaluation(0, 70.1, 8.1), FAST_AND_EQUAL),
                                LARGEST,
                                List.of()))
                .isEqualTo(
                        """
                        largest sub-network: accuracy 70, latency_ms 8
                        it is on the front itself
                        round 1 index 2 is 4.00 times as fast, at accuracy 70, latency_ms 2
                        In short: 4.00 times as fast as the largest with nothing lost (round 1 \
                        index 2).
                        round 1 index 2 has depth 1, kernel 5, skip no
                        """);
    }

    @Test
    void shouldNotNameAsTheNearestWhatIsSlowerAsWell() {
        Evaluation slowerAndNearer = evaluation(4, 69.95, 9);

        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(slowerAndNearer, FAST_AND_WORSE),
                                LARGEST,
                                List.of()))
                .contains("round 1 index 1 is 8.00 times as fast")
                .doesNotContain("index 4");
    }

    @Test
    void shouldSayThatNothingIsFasterThanTheLargest() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(evaluation(4, 69.95, 9)),
                                LARGEST,
                                List.of()))
                .isEqualTo(
                        """
                        largest sub-network: accuracy 70, latency_ms 8
                        no network of the front is as good as it in everything but latency
                        In short: no network of the front can be told to be faster than the \
                        largest.
                        """);
    }

    @Test
    void shouldCallNothingFastThatIsSlowerOrLosesMoreThanOnePercent() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(SLOW_AND_BETTER, evaluation(4, 69.29, 0.5)),
                                LARGEST,
                                List.of()))
                .doesNotContain("In short");
    }

    @Test
    void shouldNameNoneOfAnEmptyFront() {
        assertThat(SpeedUp.describe(TestSpaces.spec(), List.of(), LARGEST, List.of()))
                .endsWith("no network of the front can be told to be faster than the largest.\n");
    }

    @Test
    void shouldCompareWithNothingWhereTheLargestFailed() {
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(),
                                List.of(FAST_AND_EQUAL),
                                evaluation(0, Double.NaN, 8),
                                List.of()))
                .endsWith("it could not be measured, so there is nothing to compare with\n");
    }

    private static Evaluation evaluation(int index, double accuracy, double latency) {
        return new Evaluation(
                1,
                index,
                Genome.of(index & 1, index >> 1 & 1, index >> 2, 0),
                new double[] {accuracy, latency},
                false);
    }
}
