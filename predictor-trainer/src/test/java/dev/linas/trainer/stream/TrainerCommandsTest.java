package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.Searches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainerCommandsTest extends TrainerTopologyFixture {
    private final SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.of(2));

    @Test
    void shouldWithholdTheRoundOfAPausedSearchUntilItResumes() {
        trainer.start(spec);
        trainer.command("1", CommandKind.PAUSE);
        closeRound(0, A, B);
        assertThat(trainer.rounds()).isEmpty();

        trainer.command("2", CommandKind.RESUME);

        assertThat(only().getClosedBy()).isEqualTo(ClosedBy.COMPLETE);
    }

    @Test
    void shouldStopWithTheRowsSoFar() {
        trainer.start(spec);
        propose(0, A, B);
        trainer.measured(0, 1, B, 70, 9);

        trainer.command("1", CommandKind.STOP);

        Round round = only();
        assertThat(round.getClosedBy()).isEqualTo(ClosedBy.STOP);
        assertThat(round.getFinished()).isTrue();
        assertThat(round.getFinishReason()).isEqualTo(FinishReason.STOPPED);
        assertThat(round.getRows()).extracting(Row::getIndex).containsExactly(1);
    }

    @Test
    void shouldStopAPausedSearch() {
        trainer.start(spec);
        trainer.command("1", CommandKind.PAUSE);
        trainer.command("2", CommandKind.STOP);

        assertThat(only().getFinishReason()).isEqualTo(FinishReason.STOPPED);
    }

    @Test
    void shouldCloseNothingAfterTheStop() {
        trainer.start(spec);
        propose(0, A, B);
        trainer.command("1", CommandKind.STOP);
        assertThat(trainer.rounds()).hasSize(1);

        trainer.measured(0, 0, A, 60, 5);
        trainer.measured(0, 1, B, 70, 9);
        trainer.command("2", CommandKind.STOP);
        trainer.command("3", CommandKind.EXTEND_BUDGET, 10, null);

        assertThat(trainer.rounds()).isEmpty();
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldApplyACommandOnce() {
        trainer.start(spec);
        trainer.command("1", CommandKind.PAUSE);
        trainer.command("2", CommandKind.RESUME);
        trainer.command("1", CommandKind.PAUSE);
        closeRound(0, A, B);

        assertThat(trainer.rounds()).hasSize(1);
    }

    @Test
    void shouldKeepCommandsUntilTheirSearchArrives() {
        trainer.command("1", CommandKind.EXTEND_BUDGET, 4, null);
        trainer.command("2", CommandKind.STOP);
        assertThat(trainer.rounds()).isEmpty();

        trainer.start(spec);

        Round round = only();
        assertThat(round.getClosedBy()).isEqualTo(ClosedBy.STOP);
        assertThat(round.getBudget()).isEqualTo(4);
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldNameTheCommandThatIsRefusedWhenItsSearchArrives() {
        trainer.command("too-small", CommandKind.EXTEND_BUDGET, 1, null);
        assertThat(trainer.deadLetters()).isEmpty();

        trainer.start(spec);

        assertThat(trainer.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.getTopic()).isEqualTo("linas.searches");
                            assertThat(letter.getCause())
                                    .contains(
                                            "command too-small: search s: budget 1 is not larger");
                        });
    }

    @Test
    void shouldGoOnWhenTheBudgetOfARunningSearchIsExtended() {
        trainer.start(spec);
        trainer.command("1", CommandKind.EXTEND_BUDGET, 4, null);
        closeRound(0, A, B);

        Round round = only();
        assertThat(round.getFinished()).isFalse();
        assertThat(round.getBudget()).isEqualTo(4);
    }

    @Test
    void shouldReopenASearchThatItsBudgetHadEnded() {
        trainer.start(spec);
        closeRound(0, A, B);
        Round finished = only();
        assertThat(finished.getFinishReason()).isEqualTo(FinishReason.BUDGET);

        trainer.command("1", CommandKind.EXTEND_BUDGET, 4, null);

        Round reopened = only();
        assertThat(reopened.getNumber()).isEqualTo(finished.getNumber());
        assertThat(reopened.getClosedBy()).isEqualTo(ClosedBy.BUDGET_EXTENDED);
        assertThat(reopened.getFinished()).isFalse();
        assertThat(reopened.getRows()).isEmpty();
        assertThat(reopened.getBudget()).isEqualTo(4);
        assertThat(reopened.getPredictors()).isEqualTo(finished.getPredictors());
        assertThat(reopened.getArchive()).isEqualTo(finished.getArchive());

        closeRound(1, C, D);
        Round next = only();
        assertThat(next.getNumber()).isEqualTo(1);
        assertThat(next.getRows()).hasSize(2);
        assertThat(next.getFinishReason()).isEqualTo(FinishReason.BUDGET);
    }

    @Test
    void shouldWantAnAddedPoolWithoutWaitingForIt() {
        trainer.start(spec);
        trainer.command(
                "1", CommandKind.ADD_POOL, null, new WantedMetrics("watch", List.of("energy")));
        trainer.command(
                "2",
                CommandKind.ADD_POOL,
                null,
                new WantedMetrics("phone", List.of("latency", "energy")));
        closeRound(0, A, B);

        assertThat(only().getWanted())
                .containsExactly(
                        new WantedMetrics("gpu", List.of("accuracy")),
                        new WantedMetrics("phone", List.of("latency", "energy")),
                        new WantedMetrics("watch", List.of("energy")));
    }

    @Test
    void shouldWantWhatTheSearchAlsoMeasuresWithoutWaitingForIt() {
        Search search =
                Search.newBuilder(
                                SearchMapper.toRecord(
                                        spec,
                                        Optional.empty(),
                                        1.0,
                                        Map.of(),
                                        TrainerDriver.START,
                                        "test"))
                        .setAlsoMeasured(List.of(new WantedMetrics("phone", List.of("macs"))))
                        .build();
        trainer.start(search);
        closeRound(0, A, B);

        assertThat(only().getWanted())
                .containsExactly(
                        new WantedMetrics("gpu", List.of("accuracy")),
                        new WantedMetrics("phone", List.of("latency", "macs")));
    }

    private void closeRound(int round, Genome first, Genome second) {
        propose(round, first, second);
        trainer.measured(round, 0, first, 60, 5);
        trainer.measured(round, 1, second, 70, 9);
    }

    private void propose(int round, Genome first, Genome second) {
        trainer.candidate(round, 0, 2, first);
        trainer.candidate(round, 1, 2, second);
    }

    private Round only() {
        List<Round> rounds = trainer.rounds();
        assertThat(rounds).hasSize(1);
        return rounds.get(0);
    }
}
