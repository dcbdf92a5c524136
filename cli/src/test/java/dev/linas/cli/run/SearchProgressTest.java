package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.searches.TestSpaces;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchProgressTest {
    private static final long NOW = 0;

    @Test
    void shouldNotBeFinishedBeforeARoundSaysSo() {
        SearchProgress progress = given(20);
        assertThat(progress.finished()).isFalse();

        progress.accept(closed(20, null), NOW);

        assertThat(progress.finished()).isFalse();
        assertThat(progress.openRound()).isEqualTo(4);
    }

    @Test
    void shouldBeFinishedWhenItsBudgetIsSpent() {
        SearchProgress progress = given(20);

        progress.accept(closed(20, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isTrue();
    }

    @Test
    void shouldGoOnWhenItWasGivenMoreThanItsLastRoundKnew() {
        SearchProgress progress = given(30);

        progress.accept(closed(20, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isFalse();
        assertThat(progress.budget()).hasValue(20);
    }

    @Test
    void shouldBeFinishedWhenAnotherCommandGaveItMoreThanWeKnow() {
        SearchProgress progress = given(20);

        progress.accept(closed(30, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isTrue();
    }

    @Test
    void shouldBeFinishedForAnyOtherReasonWhateverTheBudget() {
        SearchProgress progress = given(30);

        progress.accept(closed(20, FinishReason.STOPPED), NOW);

        assertThat(progress.finished()).isTrue();
    }

    private static SearchProgress given(int budget) {
        return new SearchProgress(TestSpaces.spec(), OptionalInt.of(budget), List.of());
    }

    private static Round closed(int budget, FinishReason reason) {
        return Round.newBuilder()
                .setSearchId("toy")
                .setNumber(3)
                .setRows(List.of())
                .setPredictors(List.of())
                .setArchive(new Archive("toy", 3, budget, 0, List.of(), 0.0, null))
                .setWanted(List.of())
                .setBudget(budget)
                .setClosedBy(ClosedBy.COMPLETE)
                .setFinished(reason != null)
                .setFinishReason(reason)
                .setClosedAt(Instant.EPOCH)
                .setCodeVersion("1")
                .build();
    }
}
