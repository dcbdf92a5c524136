package dev.linas.benchmarks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchOutcomeTest {
    private static final SearchOutcome ROUNDS =
            new SearchOutcome(List.of("row 0/0 01 [1.0]", "round 0: 1 evaluations"));

    @Test
    void shouldSeeNoDifferenceWhereThereIsNone() {
        assertThat(new SearchOutcome(ROUNDS.lines()).differenceTo(ROUNDS)).isEmpty();
    }

    @Test
    void shouldQuoteTheFirstDifference() {
        SearchOutcome other =
                new SearchOutcome(List.of("row 0/0 01 [2.0]", "round 0: 2 evaluations"));

        assertThat(other.differenceTo(ROUNDS))
                .isEqualTo("'row 0/0 01 [2.0]' instead of 'row 0/0 01 [1.0]'");
    }

    @Test
    void shouldSeeARoundThatIsMissingOrCameTwice() {
        SearchOutcome twice =
                new SearchOutcome(
                        List.of(
                                "row 0/0 01 [1.0]",
                                "round 0: 1 evaluations",
                                "round 0: 1 evaluations"));

        assertThat(twice.differenceTo(ROUNDS))
                .isEqualTo("'round 0: 1 evaluations' instead of 'nothing'");
        assertThat(ROUNDS.differenceTo(twice))
                .isEqualTo("'nothing' instead of 'round 0: 1 evaluations'");
    }
}
