package dev.linas.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.error.UserError;
import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                .isEqualTo(SearchState.Phase.PAUSED);
        assertThat(
                        state(Optional.empty(), order(CommandKind.PAUSE), order(CommandKind.RESUME))
                                .phase())
                .isEqualTo(SearchState.Phase.RUNNING);
    }

    @Test
    void shouldBeStoppingUntilTheRoundSaysSo() {
        Command stop = order(CommandKind.STOP);

        assertThat(state(Optional.empty(), stop).phase()).isEqualTo(SearchState.Phase.STOPPING);
        assertThat(state(closed(10, FinishReason.STOPPED), stop).describe())
                .isEqualTo("finished (stopped)");
    }

    @Test
    void shouldGoOnWhenAFinishedSearchGetsALargerBudget() {
        SearchState finished = state(closed(20, FinishReason.BUDGET));
        SearchState extended = state(closed(20, FinishReason.BUDGET), extension(30));

        assertThat(finished.describe()).isEqualTo("finished (budget)");
        assertThat(extended.phase()).isEqualTo(SearchState.Phase.RUNNING);
        assertThat(extended.budget()).hasValue(30);
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

        assertThatCode(() -> OrderCommand.check(CommandKind.PAUSE, running))
                .doesNotThrowAnyException();
        assertThatCode(() -> OrderCommand.check(CommandKind.RESUME, paused))
                .doesNotThrowAnyException();
        assertThatCode(() -> OrderCommand.check(CommandKind.STOP, paused))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> OrderCommand.check(CommandKind.RESUME, running))
                .isInstanceOf(UserError.class)
                .hasMessage("search 'toy' is running; there is nothing to resume");
        assertThatThrownBy(() -> OrderCommand.check(CommandKind.STOP, finished))
                .hasMessage("search 'toy' is finished (budget); there is nothing to stop");
    }

    @Test
    void shouldRetryOnlyWhatFailed() {
        SearchState failed = state(closed(10, FinishReason.FAILED));

        assertThatCode(() -> OrderCommand.check(CommandKind.RETRY, failed))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> OrderCommand.check(CommandKind.RETRY, state(Optional.empty())))
                .isInstanceOf(UserError.class)
                .hasMessage("search 'toy' is running; there is nothing to retry");
    }

    @Test
    void shouldExtendOnlyToALargerBudgetThatCanBeSpent() {
        assertThatCode(() -> SearchExtendCommand.check(state(closed(20, FinishReason.BUDGET)), 21))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SearchExtendCommand.check(state(Optional.empty()), 20))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("budget 20")
                .hasMessageContaining("in force, 20");
        assertThatThrownBy(
                        () ->
                                SearchExtendCommand.check(
                                        state(closed(10, FinishReason.STOPPED)), 30))
                .hasMessageContaining("finished (stopped)")
                .hasMessageContaining("new id");
    }

    @Test
    void shouldHaveFailedUntilItIsRetried() {
        Optional<Round> failed =
                closed(10, FinishReason.FAILED)
                        .map(round -> Round.newBuilder(round).setFailure("no space").build());
        Command early = order(CommandKind.RETRY);
        Command late = Command.newBuilder(early).setIssuedAt(Instant.ofEpochSecond(1)).build();

        assertThat(state(failed).phase()).isEqualTo(SearchState.Phase.FAILED);
        assertThat(state(failed).describe()).isEqualTo("failed (no space)");
        assertThat(state(failed, early).phase()).isEqualTo(SearchState.Phase.FAILED);
        assertThat(state(failed, late).phase()).isEqualTo(SearchState.Phase.RUNNING);
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
                .isEqualTo(SearchState.Phase.RUNNING);
    }

    private static SearchState state(Optional<Round> lastRound, Command... commands) {
        Search search =
                SearchMapper.toRecord(
                        TestSpaces.spec(), Optional.empty(), 1.0, Map.of(), Instant.EPOCH, "1");
        return new SearchState(search, lastRound, List.of(commands));
    }

    private static Optional<Round> closed(int evaluations, FinishReason reason) {
        return Optional.of(
                Round.newBuilder()
                        .setSearchId("toy")
                        .setNumber(3)
                        .setRows(List.of())
                        .setPredictors(List.of())
                        .setArchive(new Archive("toy", 3, evaluations, 0, List.of(), 0.0, null))
                        .setWanted(List.of())
                        .setBudget(20)
                        .setClosedBy(ClosedBy.COMPLETE)
                        .setFinished(reason != null)
                        .setFinishReason(reason)
                        .setClosedAt(Instant.EPOCH)
                        .setCodeVersion("1")
                        .build());
    }

    private static Command order(CommandKind kind) {
        return new Command("c-" + kind, "toy", Instant.EPOCH, kind, null, null, null);
    }

    private static Command extension(int budget) {
        return new Command(
                "c", "toy", Instant.EPOCH, CommandKind.EXTEND_BUDGET, budget, null, null);
    }
}
