package dev.linas.tasks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.supernet.task.Translation;
import dev.linas.tasks.NotFiniteException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentenceBeamsTest {
    private static final Translation TASK =
            new Translation(
                    "source",
                    "token",
                    Optional.empty(),
                    0,
                    1,
                    2,
                    4,
                    3,
                    9,
                    List.of("<pad>", "<begin>", "<end>", "_a", "b"));

    private final SentenceBeams beams = new SentenceBeams(TASK, 0);

    /** Logits of likelihoods of end, a and b for each beam that there is. */
    private static FloatBuffer likelihoods(double... ofEachBeam) {
        FloatBuffer logits = FloatBuffer.allocate(Translation.BEAMS * TASK.pieces().size());
        for (int beam = 0; beam < ofEachBeam.length / 3; beam++) {
            logits.put(-50).put(-50);
            for (int i = 0; i < 3; i++) {
                logits.put((float) Math.log(ofEachBeam[3 * beam + i]));
            }
        }
        return logits.rewind();
    }

    /** ln 0.4 is more than ln 0.35 + ln 0.9, but over lengths to the power 0.6 it is less. */
    @Test
    void shouldDivideByThePowerOfTheLength() {
        beams.advance(likelihoods(0.4, 0.35, 0.25), 1);
        beams.advance(likelihoods(0.9, 0.05, 0.05, 0.5, 0.25, 0.25), 2);

        assertThat(beams.best()).containsExactly(3);
        assertThat(TASK.text(beams.best())).isEqualTo("a");
    }

    @Test
    void shouldGoOnFromTheBeamThatAPieceContinues() {
        beams.advance(likelihoods(0.01, 0.49, 0.5), 1);
        assertThat(beams.tokens()).startsWith(4L, 3L).hasSize(Translation.BEAMS);
        assertThat(beams.parents()).startsWith(0, 0).hasSize(Translation.BEAMS);

        beams.advance(likelihoods(0.01, 0.01, 0.98, 0.01, 0.98, 0.01), 2);
        assertThat(beams.tokens()).startsWith(4L, 3L);
        assertThat(beams.parents()).startsWith(0, 1);
    }

    @Test
    void shouldEndWithTheLongestTranslation() {
        beams.advance(likelihoods(1e-9, 0.5, 0.4), 1);
        beams.advance(likelihoods(1e-9, 1e-6, 0.9, 1e-9, 1e-6, 0.9), 2);
        beams.advance(
                likelihoods(1e-9, 0.9, 0.1, 1e-9, 0.9, 0.1, 1e-9, 0.9, 0.1, 1e-9, 0.9, 0.1), 3);

        assertThat(beams.best()).containsExactly(3, 4);
    }

    @Test
    void shouldNotGoOnOnceFiveHaveEnded() {
        beams.advance(likelihoods(0.8, 0.1, 0.1), 1);
        assertThat(beams.isDone()).isFalse();
        beams.advance(likelihoods(0.8, 0.1, 0.1, 0.8, 0.1, 0.1), 2);
        beams.advance(likelihoods(0.8, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1, 0.1), 3);
        assertThat(beams.isDone()).isTrue();
        assertThat(beams.best()).isEmpty();
    }

    @Test
    void shouldRefuseLogitsThatAreNoNumbers() {
        FloatBuffer logits = likelihoods(0.8, 0.1, 0.1);
        logits.put(3, Float.NaN);

        assertThatThrownBy(() -> beams.advance(logits, 1))
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("token 3 is NaN");
    }
}
