package dev.linas.trainer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.Outcome;
import dev.linas.trainer.Searches;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every poison record becomes one dead letter, and the search goes on as if it had not come. */
class TrainerPoisonTest {
    private static final Genome A = Genome.of(1, 0, 0, 0, 0, 0);
    private static final Genome B = Genome.of(2, 0, 0, 0, 0, 0);

    private final SearchSpec spec = Searches.search(Searches.cells(), OptionalInt.of(4));
    @TempDir private Path stateDir;
    private TrainerDriver trainer;

    @BeforeEach
    void open() {
        trainer = new TrainerDriver(Searches.cells(), stateDir);
        trainer.start(spec);
        trainer.candidate(0, 0, 2, A);
        trainer.candidate(0, 1, 2, B);
    }

    @AfterEach
    void close() {
        trainer.close();
    }

    @Test
    void shouldRefuseAMeasurementOfAnotherGenome() {
        trainer.measured(0, 0, B, 1, 1);
        assertRefused(2, "genome 2,0,0,0,0,0 was measured, but the candidate is 1,0,0,0,0,0");
    }

    @Test
    void shouldRefuseAMeasurementOutsideTheRound() {
        trainer.measured(0, 2, A, 1, 1);
        assertRefused(2, "index 2: was measured, but the round has 2 candidates");
    }

    @Test
    void shouldRefuseAMeasurementUnderTheKeyOfAnotherSearch() {
        trainer.measurement(
                "other", trainer.measurement(0, 0, A, "gpu", "accuracy", Outcome.MEASURED, 1.0));
        assertRefused(1, "record of key other is of search s");
    }

    @Test
    void shouldRefuseAMeasurementWithoutContent() {
        trainer.measurement("s", null);
        assertRefused(1, "record of key s has no value");
    }

    @Test
    void shouldRefuseACandidateThatContradictsTheFirst() {
        trainer.candidate(0, 0, 2, B);
        assertRefused(1, "candidate 2,0,0,0,0,0 of 2 contradicts the first one");
    }

    @Test
    void shouldRefuseACandidateOutsideItsRound() {
        trainer.candidate(1, 3, 2, B);
        assertRefused(1, "the round has 2 candidates; expected an index below that");
    }

    @Test
    void shouldRefuseACandidateOutsideTheSpace() {
        trainer.candidate(1, 0, 2, Genome.of(5, 0, 0, 0, 0, 0));
        assertRefused(1, "option index 5 of variable op0 is outside space nas-bench-201");
    }

    @Test
    void shouldRefuseABudgetThatIsNotLarger() {
        trainer.command("1", CommandKind.EXTEND_BUDGET, 4, null);
        assertRefused(1, "budget 4 is not larger than the one in force, 4");
    }

    @Test
    void shouldRefuseACommandWithoutItsPayload() {
        trainer.command("1", CommandKind.ADD_POOL);
        assertRefused(1, "ADD_POOL without 'addedPool'");
    }

    @Test
    void shouldRefuseAnotherSearchUnderTheSameId() {
        trainer.start(Searches.search(Searches.cells(), OptionalInt.of(5)));
        assertRefused(1, "running already with another 'budget'");
    }

    private void assertRefused(int records, String cause) {
        List<DeadLetter> letters = trainer.deadLetters();
        assertThat(letters).hasSize(records);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.getCause()).contains(cause));
        trainer.measured(0, 0, A, 60, 5);
        trainer.measured(0, 1, B, 70, 9);
        assertThat(trainer.rounds()).hasSize(1);
        assertThat(trainer.deadLetters()).isEmpty();
    }
}
