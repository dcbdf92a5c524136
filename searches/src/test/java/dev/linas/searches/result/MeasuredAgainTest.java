package dev.linas.searches.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import dev.linas.searches.TestSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasuredAgainTest {
    private static final String OBJECTIVE = "latency_ms@phone";
    private static final Evaluation FAST = evaluation(1, 70, 2);
    private static final Evaluation AS_FAST = evaluation(2, 71, 2.1);
    private static final Evaluation SLOW = evaluation(3, 72, 8);

    private static Evaluation evaluation(int index, double accuracy, double latency) {
        return new Evaluation(
                1, index, Genome.of(1, 2, 0, 1), new double[] {accuracy, latency}, false);
    }

    /** Samples of an item in ten rounds: its value, one per cent up and down. */
    private static List<Double> around(double value, int phase) {
        List<Double> samples = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            samples.add(value * (1 + 0.01 * ((round + phase) % 3 - 1)));
        }
        return samples;
    }

    private static MeasuredAgain again() {
        return new MeasuredAgain(
                OBJECTIVE,
                true,
                List.of(FAST, AS_FAST, SLOW),
                1,
                new PairedSamples(List.of(around(8, 0), around(2, 0), around(2, 1), around(8, 1))),
                OptionalDouble.of(0.9));
    }

    @Test
    void shouldCallMembersTiedThatCannotBeToldApart() {
        assertThat(again().ties()).containsExactly(new MeasuredAgain.Tie(0, 1));
        assertThat(again().differsFromLargest(0)).isTrue();
        assertThat(again().differsFromLargest(2)).isFalse();
    }

    @Test
    void shouldRefuseSamplesOfAnotherNumberOfItems() {
        assertThatThrownBy(
                        () ->
                                new MeasuredAgain(
                                        OBJECTIVE,
                                        true,
                                        List.of(FAST),
                                        0,
                                        new PairedSamples(List.of(List.of(1.0))),
                                        OptionalDouble.empty()))
                .hasMessageContaining("1 items are not 1 members and the largest");
    }

    @Test
    void shouldSayOnlyWhichDifferencesHold() {
        assertThat(MeasuredAgainText.describe(again()))
                .startsWith(
                        "latency_ms@phone measured again after the search, in turns (10 rounds;"
                                + " others kept 0.9 processors busy meanwhile)")
                .containsPattern("1 +1 .* 4.00 times as fast \\(4.00 to 4.00\\)")
                .containsPattern("1 +3 .* neither faster nor slower as far as can be told")
                .contains("cannot be told apart: 1/1 and 1/2\n")
                .contains("1 members of the front were not measured again");
    }

    @Test
    void shouldSayThatNobodyKnowsHowBusyOthersWere() {
        MeasuredAgain unknown =
                new MeasuredAgain(
                        OBJECTIVE,
                        false,
                        List.of(FAST),
                        0,
                        new PairedSamples(List.of(around(2, 0))),
                        OptionalDouble.empty());

        assertThat(MeasuredAgainText.describe(unknown))
                .contains("how busy others kept the machine is unknown");
    }

    @Test
    void shouldStandInTheJsonOfItsResult() {
        SearchResult result =
                new SearchResult(
                        TestSpaces.spec(),
                        List.of(FAST, AS_FAST, SLOW),
                        List.of(FAST, AS_FAST, SLOW),
                        1,
                        Optional.empty(),
                        AlsoMeasured.NOTHING,
                        List.of(),
                        Optional.of("BUDGET"));

        assertThat(SearchResultJson.write(result)).doesNotContain("measuredAgain");
        assertThat(SearchResultJson.write(result.with(List.of(again()))))
                .contains(
                        "\"measuredAgain\"",
                        "\"rounds\": 10",
                        "\"othersCpu\": 0.9",
                        "\"notTold\": [ [ [ 1, 1 ], [ 1, 2 ] ] ]",
                        "\"leftOut\": 1");
    }

    @Test
    void shouldCallANetworkFasterThanTheLargestOnlyWhereThatHolds() {
        Evaluation largest =
                new Evaluation(0, 0, Genome.of(0, 0, 0, 0), new double[] {70, 8.5}, false);

        // The 8.5 of before is not shown: it does not go with what was measured in turns.
        assertThat(
                        SpeedUp.describe(
                                TestSpaces.spec(), List.of(FAST, SLOW), largest, List.of(again())))
                .startsWith("largest sub-network: accuracy 70, latency_ms 8 (in turns)\n")
                .contains(
                        "round 1 index 1 is 4.00 times as fast (4.00 to 4.00),"
                                + " at accuracy 70, latency_ms 2 (in turns)")
                .contains("round 1 index 3 is neither faster nor slower as far as can be told")
                .endsWith(
                        "In short: 4.00 times as fast (4.00 to 4.00) as the largest with nothing"
                                + " lost (round 1 index 1).\n"
                                + "round 1 index 1 has depth 2, kernel 7, width s, skip yes\n");
    }

    @Test
    void shouldNotDenyASpeedUpThatTooFewRoundsCannotTell() {
        Evaluation largest =
                new Evaluation(1, 9, Genome.of(0, 0, 0, 0), new double[] {72, 8}, false);
        MeasuredAgain once =
                new MeasuredAgain(
                        OBJECTIVE,
                        true,
                        List.of(FAST),
                        0,
                        new PairedSamples(List.of(List.of(8.0), List.of(2.0))),
                        OptionalDouble.empty());

        assertThat(SpeedUp.describe(TestSpaces.spec(), List.of(FAST), largest, List.of(once)))
                .contains("round 1 index 1")
                .endsWith("can be told to be faster than the largest.\n");
    }
}
