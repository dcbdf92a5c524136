package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.schemas.WantedMetrics;
import dev.linas.trainer.Searches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that takes its time holds nothing up, and what comes meanwhile counts afterwards. */
class SlowFitTest {
    private static final Genome A = Genome.of(1, 0, 0, 0, 0, 0);
    private static final Genome B = Genome.of(2, 0, 0, 0, 0, 0);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Queue<Runnable> fits = new ArrayDeque<>();
    private final SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.empty());
    @TempDir private Path stateDir;
    @TempDir private Path otherStateDir;
    private TrainerDriver trainer;
    private boolean broken;

    @BeforeEach
    void open() {
        trainer = TrainerDriver.breakable(Searches.cells(), stateDir, () -> broken, fits::add);
    }

    @AfterEach
    void close() {
        trainer.close();
    }

    private void finishFits() {
        while (!fits.isEmpty()) {
            fits.remove().run();
            trainer.pass(LOOK);
        }
    }

    private static void closeRound(TrainerDriver trainer) {
        trainer.candidate(0, 0, 2, A);
        trainer.candidate(0, 1, 2, B);
        trainer.measured(0, 0, A, 0.5, 10);
        trainer.measured(0, 1, B, 0.6, 20);
    }

    @Test
    void shouldTellTheRoundOnceItsFitIsDone() {
        trainer.start(spec);
        closeRound(trainer);
        trainer.pass(Duration.ofMinutes(5));
        assertThat(trainer.rounds()).isEmpty();

        finishFits();

        List<Round> rounds = trainer.rounds();
        try (TrainerDriver quick = new TrainerDriver(Searches.cells(), otherStateDir)) {
            quick.start(spec);
            closeRound(quick);
            assertThat(rounds).isEqualTo(quick.rounds());
        }
    }

    @Test
    void shouldApplyACommandThatComesMeanwhileAfterwards() {
        trainer.start(spec);
        closeRound(trainer);
        trainer.command("1", CommandKind.STOP);
        trainer.command("1", CommandKind.STOP);

        finishFits();

        assertThat(trainer.rounds())
                .extracting(Round::getNumber, Round::getFinishReason)
                .containsExactly(tuple(0, null), tuple(1, FinishReason.STOPPED));
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldRefuseACommandThatMakesNoSenseAtOnce() {
        trainer.start(spec);
        closeRound(trainer);

        trainer.command("1", CommandKind.EXTEND_BUDGET, 10, null);

        assertThat(trainer.deadLetters()).hasSize(1);
        finishFits();
        assertThat(trainer.rounds()).hasSize(1);
    }

    @Test
    void shouldKeepACommandThatIsOlderThanTheDeadlineWhichClosedTheRound() {
        trainer.start(spec, Optional.of(Duration.ofSeconds(10)), 0.5);
        trainer.candidate(0, 0, 2, A);
        trainer.candidate(0, 1, 2, B);
        trainer.measured(0, 0, A, 0.5, 10);
        trainer.pass(Duration.ofSeconds(20));
        trainer.command("1", CommandKind.STOP); // its timestamp is that of the first records

        finishFits();

        assertThat(trainer.rounds())
                .extracting(Round::getFinishReason)
                .containsExactly(null, FinishReason.STOPPED);
    }

    @Test
    void shouldApplyAllCommandsThatCameBeforeTheirSearch() {
        closeRound(trainer);
        trainer.command("1", CommandKind.PAUSE);
        trainer.command(
                "2", CommandKind.ADD_POOL, null, new WantedMetrics("tpu", List.of("power")));
        trainer.command("3", CommandKind.RESUME);

        trainer.start(spec);
        finishFits();

        assertThat(trainer.rounds())
                .singleElement()
                .satisfies(
                        round ->
                                assertThat(round.getWanted())
                                        .extracting(WantedMetrics::getPool)
                                        .contains("tpu"));
        assertThat(trainer.deadLetters()).isEmpty();
    }

    @Test
    void shouldUseALateResultInTheNextRound() {
        trainer.start(spec, Optional.of(Duration.ofSeconds(10)), 0.5);
        trainer.candidate(0, 0, 2, A);
        trainer.candidate(0, 1, 2, B);
        trainer.measured(0, 0, A, 0.5, 10);
        trainer.pass(Duration.ofSeconds(20));
        trainer.measured(0, 1, B, 0.6, 20);
        trainer.result(0, 0, A, "gpu", "energy", Outcome.MEASURED, 1.0);

        finishFits();
        Round first = trainer.rounds().get(0);
        assertThat(first.getRows()).hasSize(1);

        trainer.candidate(1, 0, 1, Genome.of(3, 0, 0, 0, 0, 0));
        trainer.measured(1, 0, Genome.of(3, 0, 0, 0, 0, 0), 0.7, 30);
        finishFits();

        assertThat(trainer.rounds())
                .singleElement()
                .satisfies(r -> assertThat(r.getRows()).hasSize(2));
    }

    @Test
    void shouldEndTheSearchWhenTheFitFails() {
        trainer.start(spec);
        broken = true;
        closeRound(trainer);

        finishFits();

        assertThat(trainer.rounds())
                .singleElement()
                .satisfies(
                        round ->
                                assertThat(round.getFailure())
                                        .isEqualTo("IllegalStateException: matrix is singular"));
        assertThat(trainer.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.getTopic()).isEqualTo("linas.measurements");
                            assertThat(letter.getCause()).contains("matrix is singular");
                        });
    }
}
