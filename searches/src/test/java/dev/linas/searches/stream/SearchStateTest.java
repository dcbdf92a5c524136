package dev.linas.searches.stream;

import static dev.linas.searches.stream.SearchStates.closed;
import static dev.linas.searches.stream.SearchStates.extension;
import static dev.linas.searches.stream.SearchStates.order;
import static dev.linas.searches.stream.SearchStates.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchStateTest {
    @Test
    void shouldBeRunningFromTheStart() {
        SearchState state = state(Optional.empty());

        assertThat(state.describe()).isEqualTo("running");
        assertThat(state.evaluations()).isZero();
        assertThat(state.budget()).hasValue(20);
    }

    @Test
    void shouldFollowPauseAndResume() {
        assertThat(state(Optional.empty(), order(CommandKind.PAUSE)).phase())
                .isEqualTo(SearchState.Lifecycle.PAUSED);
        assertThat(
                        state(Optional.empty(), order(CommandKind.PAUSE), order(CommandKind.RESUME))
                                .phase())
                .isEqualTo(SearchState.Lifecycle.RUNNING);
    }

    @Test
    void shouldBeStoppingUntilTheRoundSaysSo() {
        Command stop = order(CommandKind.STOP);

        assertThat(state(Optional.empty(), stop).phase()).isEqualTo(SearchState.Lifecycle.STOPPING);
        assertThat(state(closed(10, FinishReason.STOPPED), stop).describe())
                .isEqualTo("finished (stopped)");
    }

    @Test
    void shouldGoOnWhenAFinishedSearchGetsALargerBudget() {
        SearchState finished = state(closed(20, FinishReason.BUDGET));
        SearchState extended = state(closed(20, FinishReason.BUDGET), extension(30));

        assertThat(finished.describe()).isEqualTo("finished (budget)");
        assertThat(extended.phase()).isEqualTo(SearchState.Lifecycle.RUNNING);
        assertThat(extended.budget()).hasValue(30);
    }

    @Test
    void shouldBeFinishedThoughADeadlineClosedTheLastRoundWithoutSomeEvaluations() {
        SearchState finished = state(closed(19, FinishReason.BUDGET));

        assertThat(finished.describe()).isEqualTo("finished (budget)");
        assertThat(state(closed(19, FinishReason.BUDGET), extension(21)).phase())
                .isEqualTo(SearchState.Lifecycle.RUNNING);
    }

    @Test
    void shouldStayFinishedWhenItsSpaceIsExhausted() {
        assertThat(state(closed(20, FinishReason.SPACE_EXHAUSTED), extension(30)).describe())
                .isEqualTo("finished (space exhausted)");
    }

    @Test
    void shouldOrderOnlyWhatMakesSense() {
        SearchState running = state(Optional.empty());
        SearchState paused = state(Optional.empty(), order(CommandKind.PAUSE));
        SearchState finished = state(closed(20, FinishReason.BUDGET));

        assertThatCode(() -> running.requireSenseOf(CommandKind.PAUSE)).doesNotThrowAnyException();
        assertThatCode(() -> paused.requireSenseOf(CommandKind.RESUME)).doesNotThrowAnyException();
        assertThatCode(() -> paused.requireSenseOf(CommandKind.STOP)).doesNotThrowAnyException();
        assertThatThrownBy(() -> running.requireSenseOf(CommandKind.RESUME))
                .isInstanceOf(UserError.class)
                .hasMessage("search 'toy' is running; there is nothing to resume");
        assertThatThrownBy(() -> finished.requireSenseOf(CommandKind.STOP))
                .hasMessage("search 'toy' is finished (budget); there is nothing to stop");
    }

    @Test
    void shouldSayWhatBringsASearchWithoutLaterCandidatesSome() {
        SearchState ended = state(closed(20, FinishReason.BUDGET));
        SearchState stopping = state(Optional.empty(), order(CommandKind.STOP));

        assertThatCode(() -> state(Optional.empty()).requireLaterCandidates())
                .doesNotThrowAnyException();
        assertThatThrownBy(ended::requireLaterCandidates)
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "search 'toy' is finished (budget) and has no later candidates; 'linas"
                                + " search extend toy N' has it go on");
        assertThatThrownBy(stopping::requireLaterCandidates)
                .hasMessageEndingWith("no later candidates; start another under a new id");
    }

    @Test
    void shouldRetryOnlyWhatFailed() {
        SearchState failed = state(closed(10, FinishReason.FAILED));

        assertThatCode(() -> failed.requireSenseOf(CommandKind.RETRY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> state(Optional.empty()).requireSenseOf(CommandKind.RETRY))
                .isInstanceOf(UserError.class)
                .hasMessage("search 'toy' is running; there is nothing to retry");
    }

    @Test
    void shouldHaveFailedUntilItIsRetried() {
        Optional<Round> failed =
                closed(10, FinishReason.FAILED)
                        .map(round -> Round.newBuilder(round).setFailure("no space").build());
        Command early = order(CommandKind.RETRY);
        Command late = Command.newBuilder(early).setIssuedAt(Instant.ofEpochSecond(1)).build();

        assertThat(state(failed).phase()).isEqualTo(SearchState.Lifecycle.FAILED);
        assertThat(state(failed).describe()).isEqualTo("failed (no space)");
        assertThat(state(failed, early).phase()).isEqualTo(SearchState.Lifecycle.FAILED);
        assertThat(state(failed, late).phase()).isEqualTo(SearchState.Lifecycle.RUNNING);
    }

    @Test
    void shouldHaveFailedWhenTheProposerSaysSoAndNobodyElseCan() {
        Command fail =
                Command.newBuilder(order(CommandKind.FAIL)).setFailure("no such tactic").build();

        assertThat(state(Optional.empty(), fail).describe()).isEqualTo("failed (no such tactic)");
        assertThat(
                        state(
                                        Optional.empty(),
                                        fail,
                                        Command.newBuilder(order(CommandKind.RETRY))
                                                .setIssuedAt(Instant.ofEpochSecond(1))
                                                .build())
                                .phase())
                .isEqualTo(SearchState.Lifecycle.RUNNING);
    }
}
