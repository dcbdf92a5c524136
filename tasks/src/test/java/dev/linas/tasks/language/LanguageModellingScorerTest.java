package dev.linas.tasks.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.tasks.NotFiniteException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LanguageModellingScorerTest {

    @Test
    void shouldGiveTheLogarithmOfTheVocabularyWhereAllTokensAreAlike() {
        assertThat(loss(2, 7f, 7, 7, 7)).isCloseTo(Math.log(4), within(1e-12));
    }

    /** -ln(e / (1 + e + e^2)), by hand. */
    @Test
    void shouldGiveTheNegativeLogarithmOfTheSoftmax() {
        assertThat(loss(1, 0f, 1, 2)).isCloseTo(1.4076059644, within(1e-9));
    }

    @Test
    void shouldKeepLargeLogitsApart() {
        assertThat(loss(0, 1000f, 0)).isCloseTo(0, within(1e-12));
        assertThat(loss(1, 1000f, 0)).isCloseTo(1000, within(1e-9));
    }

    @Test
    void shouldReadOnlyTheLogitsOfOnePlace() {
        FloatBuffer logits = FloatBuffer.wrap(new float[] {50, 0, 1, 2, 50});

        assertThat(LanguageModellingScorer.loss(logits, 1, 3, 1))
                .isCloseTo(1.4076059644, within(1e-9));
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        assertThatThrownBy(() -> loss(0, 1f, Float.NaN))
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("the logit of token 1 is NaN");
    }

    private static double loss(int chosen, float... logits) {
        return LanguageModellingScorer.loss(FloatBuffer.wrap(logits), 0, logits.length, chosen);
    }
}
