package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Genome GENOME = Genome.of(0);
    private static final Genome OTHER = Genome.of(1);
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "a space",
                    """
                    {"format": "linas-space/1", "name": "two", "variables": [
                        {"name": "width", "options": [1, 2]}]}
                    """);

    @Test
    void shouldBarAProposedGenomeThatAwaitsItsAnswer() {
        assertThat(Attempts.of(List.of()).barred(Set.of(GENOME))).containsExactly(GENOME);
    }

    @Test
    void shouldBarASettledGenomeEvenIfItWasNotProposed() {
        assertThat(Attempts.of(List.of(settled(GENOME))).barred(Set.of(OTHER)))
                .containsExactlyInAnyOrder(GENOME, OTHER);
    }

    @Test
    void shouldLetAGenomeBeTriedThreeTimes() {
        List<Evaluation> history = new ArrayList<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            history.add(failed(GENOME));

            assertThat(Attempts.of(history).barred(Set.of(GENOME)).contains(GENOME))
                    .isEqualTo(attempt == 3);
        }
    }

    @Test
    void shouldBarAGenomeThatFailedPermanentlyAfterATransientFailure() {
        assertThat(Attempts.of(List.of(failed(GENOME), settled(GENOME))).barred(Set.of(GENOME)))
                .containsExactly(GENOME);
    }

    @Test
    void shouldExhaustASpaceOfWhichNothingIsLeftToTry() {
        Attempts one = Attempts.of(List.of(settled(GENOME), failed(OTHER)));
        List<Evaluation> both = new ArrayList<>(Collections.nCopies(3, failed(OTHER)));
        both.add(settled(GENOME));

        assertThat(one.exhaust(SPACE, Set.of())).isFalse();
        assertThat(one.exhaust(SPACE, Set.of(OTHER))).isTrue();
        assertThat(Attempts.of(both).exhaust(SPACE, Set.of())).isTrue();
    }

    @Test
    void shouldLetWhatWasMeasuredInPartBeProposedForAllObjectives() {
        Evaluation part =
                new Evaluation(0, 0, OTHER, new double[] {1, Double.NaN}, false)
                        .withUnasked(List.of(1));

        assertThat(Attempts.of(List.of(part)).barred(Set.of(OTHER))).isEmpty();
        assertThat(Attempts.of(List.of(part, settled(OTHER))).barred(Set.of(OTHER)))
                .containsExactly(OTHER);
    }

    private static Evaluation settled(Genome genome) {
        return new Evaluation(0, 0, genome, new double[] {1}, false);
    }

    private static Evaluation failed(Genome genome) {
        return new Evaluation(0, 0, genome, new double[] {Double.NaN}, true);
    }
}
