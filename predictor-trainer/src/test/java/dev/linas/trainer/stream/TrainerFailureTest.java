package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.Searches;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.Result;
import dev.linas.trainer.progress.TrackedCandidate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that cannot go on says so, and goes on after a mend as if nothing had been. */
class TrainerFailureTest {
    private static final Genome A = Genome.of(1, 0, 0, 0, 0, 0);
    private static final Genome B = Genome.of(2, 0, 0, 0, 0, 0);
    private static final Genome C = Genome.of(3, 0, 0, 0, 0, 0);
    private static final Genome D = Genome.of(4, 0, 0, 0, 0, 0);

    private final SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.empty());
    @TempDir private Path stateDir;
    @TempDir private Path otherStateDir;
    private TrainerDriver trainer;
    private boolean broken;

    @BeforeEach
    void open() {
        trainer = TrainerDriver.breakable(Searches.cells(), stateDir, () -> broken, Runnable::run);
        trainer.start(spec);
    }

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void shouldEndAsFailedWhenARoundCannotBeClosed() {
        closeRound(trainer, 0, A, B);
        Round before = only(trainer);
        broken = true;

        closeRound(trainer, 1, C, D);

        Round failed = only(trainer);
        assertThat(failed.getNumber()).isEqualTo(1);
        assertThat(failed.getFinished()).isTrue();
        assertThat(failed.getFinishReason()).isEqualTo(FinishReason.FAILED);
        assertThat(failed.getFailure()).isEqualTo("IllegalStateException: matrix is singular");
        assertThat(failed.getClosedBy()).isEqualTo(ClosedBy.FAILURE);
        assertThat(failed.getRows()).isEmpty();
        assertThat(failed.getArchive().getFront()).isEqualTo(before.getArchive().getFront());
        assertThat(failed.getArchive().getEvaluations()).isEqualTo(2);
        assertThat(trainer.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getCause()).contains("matrix is singular"));
    }

    @Test
    void shouldCloseTheRoundAfterAMendAsIfItHadNotFailed() {
        closeRound(trainer, 0, A, B);
        broken = true;
        closeRound(trainer, 1, C, D);
        broken = false;
        trainer.rounds();

        trainer.command("1", CommandKind.RETRY);

        try (TrainerDriver undisturbed = new TrainerDriver(Searches.cells(), otherStateDir)) {
            undisturbed.start(spec);
            closeRound(undisturbed, 0, A, B);
            closeRound(undisturbed, 1, C, D);
            List<Round> rounds = undisturbed.rounds();
            Round expected = rounds.get(rounds.size() - 1);
            Round retried = only(trainer);
            assertThat(retried.getRows()).isEqualTo(expected.getRows());
            assertThat(retried.getPredictors()).isEqualTo(expected.getPredictors());
            assertThat(retried.getArchive()).isEqualTo(expected.getArchive());
            assertThat(retried.getFinished()).isFalse();
        }
    }

    @Test
    void shouldEndAsFailedWhenTheProposerCannotGoOnAndTellTheRoundAgainAfterAMend() {
        closeRound(trainer, 0, A, B);
        Round closed = only(trainer);

        trainer.fail("1", "IllegalStateException: no space left");

        Round failed = only(trainer);
        assertThat(failed.getNumber()).isZero();
        assertThat(failed.getFinishReason()).isEqualTo(FinishReason.FAILED);
        assertThat(failed.getFailure()).isEqualTo("IllegalStateException: no space left");

        trainer.command("2", CommandKind.RETRY);

        Round again = only(trainer);
        assertThat(again.getClosedBy()).isEqualTo(ClosedBy.RETRY);
        assertThat(again.getNumber()).isZero();
        assertThat(again.getFinished()).isFalse();
        assertThat(again.getRows()).isEmpty();
        assertThat(again.getPredictors()).isEqualTo(closed.getPredictors());
        assertThat(again.getArchive()).isEqualTo(closed.getArchive());

        closeRound(trainer, 1, C, D);

        assertThat(only(trainer).getNumber()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithTheFirstRoundWhereNoneCouldBeProposed() {
        trainer.fail("1", "IllegalStateException: no design");
        assertThat(only(trainer).getFinishReason()).isEqualTo(FinishReason.FAILED);
        propose(trainer, 0, A, B); // the mended proposer may be faster than the command

        trainer.command("2", CommandKind.RETRY);
        trainer.measured(0, 0, A, 60, 5);
        trainer.measured(0, 1, B, 70, 9);

        assertThat(only(trainer).getClosedBy()).isEqualTo(ClosedBy.COMPLETE);
    }

    @Test
    void shouldRefuseARetryOfWhatDidNotFail() {
        trainer.command("1", CommandKind.RETRY);

        assertThat(trainer.rounds()).isEmpty();
        assertThat(trainer.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getCause()).contains("nothing to retry"));
    }

    @Test
    void shouldEndAsFailedWhereNothingCanBeMeasuredAndGoOnAfterAMend() {
        failRound(0, 10);

        Round failed = only(trainer);
        assertThat(failed.getFinishReason()).isEqualTo(FinishReason.FAILED);
        assertThat(failed.getFailure())
                .startsWith("none of the 10 candidates so far could be measured");

        trainer.command("1", CommandKind.RETRY);

        assertThat(only(trainer).getFinished()).isFalse();
        closeRound(trainer, 1, C, D);
        assertThat(only(trainer).getArchive().getFront()).isNotEmpty();
    }

    @Test
    void shouldEndAStoredSearchForAnUnknownPredictorAndNoOtherWhenItsRoundIsOverdue() {
        Search stored =
                Search.newBuilder(
                                SearchMapper.toRecord(
                                        spec,
                                        Optional.of(Duration.ofMinutes(1)),
                                        0.5,
                                        Map.of(),
                                        TrainerDriver.START,
                                        "test"))
                        .setSearchId("t")
                        .setPredictor("oracle")
                        .build();
        List<Result> results =
                List.of(
                        Result.measured("gpu", "accuracy", 60),
                        Result.measured("phone", "latency", 5));
        trainer.stored(
                stored,
                List.of(
                        TrackedCandidate.arrived(new CandidateKey("t", 0, 0), A, 2)
                                .withResults(A, results),
                        TrackedCandidate.arrived(new CandidateKey("t", 0, 1), B, 2)));

        trainer.pass(Duration.ofMinutes(2));

        Round failed = only(trainer);
        assertThat(failed.getSearchId()).isEqualTo("t");
        assertThat(failed.getFinishReason()).isEqualTo(FinishReason.FAILED);
        assertThat(failed.getFailure()).contains("'predictor' is 'oracle'; expected one of auto");
        assertThat(trainer.deadLetters()).isEmpty(); // no record is to blame

        closeRound(trainer, 0, A, B);

        Round other = only(trainer);
        assertThat(other.getSearchId()).isEqualTo("s");
        assertThat(other.getFinished()).isFalse();
    }

    private void failRound(int round, int size) {
        for (int i = 0; i < size; i++) {
            trainer.candidate(round, i, size, Genome.of(0, i % 5, i / 5, 0, 0, 0));
        }
        for (int i = 0; i < size; i++) {
            Genome genome = Genome.of(0, i % 5, i / 5, 0, 0, 0);
            trainer.measurement(
                    "s",
                    trainer.measurement(
                            round, i, genome, "gpu", "accuracy", Outcome.FAILED_PERMANENT, null));
            trainer.measurement(
                    "s",
                    trainer.measurement(
                            round, i, genome, "phone", "latency", Outcome.FAILED_PERMANENT, null));
        }
    }

    private static void closeRound(TrainerDriver of, int round, Genome first, Genome second) {
        propose(of, round, first, second);
        of.measured(round, 0, first, 60 + round, 5);
        of.measured(round, 1, second, 70 + round, 9);
    }

    private static void propose(TrainerDriver of, int round, Genome first, Genome second) {
        of.candidate(round, 0, 2, first);
        of.candidate(round, 1, 2, second);
    }

    private static Round only(TrainerDriver of) {
        List<Round> rounds = of.rounds();
        assertThat(rounds).hasSize(1);
        return rounds.get(0);
    }
}
