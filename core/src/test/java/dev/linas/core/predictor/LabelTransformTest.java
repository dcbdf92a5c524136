package dev.linas.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTransformTest {
    /** With a shift of 101, so that every label is within it. */
    @Property
    void shouldGiveTheLabelBack(
            @ForAll @IntRange(min = -1, max = 1) int sign,
            @ForAll @DoubleRange(min = -100, max = 100) double label) {
        LabelTransform transform = new LabelTransform(sign, 101);

        assertThat(transform.value(transform.latent(label))).isEqualTo(label, within(1e-10));
    }

    @Property
    void shouldKeepTheOrderOfLabels(
            @ForAll @IntRange(min = -1, max = 1) int sign,
            @ForAll @DoubleRange(min = -100, max = 99) double label) {
        LabelTransform transform = new LabelTransform(sign, 101);

        assertThat(transform.latent(label)).isLessThan(transform.latent(label + 1e-6));
    }

    @Property
    void shouldKeepTheOrderOfLatentValues(
            @ForAll @IntRange(min = -1, max = 1) int sign,
            @ForAll @DoubleRange(min = -20, max = 20) double latent) {
        LabelTransform transform = new LabelTransform(sign, 1);

        assertThat(transform.value(latent)).isLessThan(transform.value(latent + 0.1));
    }

    @Test
    void shouldStretchTheEndItIsMadeFor() {
        LabelTransform small = new LabelTransform(1, 1);
        LabelTransform large = new LabelTransform(-1, 11);

        assertThat(small.latent(1) - small.latent(0))
                .isGreaterThan(2 * (small.latent(10) - small.latent(9)));
        assertThat(large.latent(10) - large.latent(9))
                .isGreaterThan(2 * (large.latent(1) - large.latent(0)));
    }

    @Test
    void shouldLeaveLabelsAsTheyAreByIdentity() {
        assertThat(LabelTransform.IDENTITY.latent(-3.25)).isEqualTo(-3.25);
        assertThat(LabelTransform.IDENTITY.value(-3.25)).isEqualTo(-3.25);
    }

    @ParameterizedTest
    @CsvSource({"1, -10", "-1, 10"})
    void shouldGiveAFiniteLatentValueToALabelBeyondTheShift(int sign, double label) {
        assertThat(new LabelTransform(sign, 1).latent(label)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "-2, 0", "1, NaN", "1, Infinity"})
    void shouldRejectWhatIsNoTransform(int sign, double shift) {
        assertThatThrownBy(() -> new LabelTransform(sign, shift))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sign " + sign + " and shift " + shift);
    }
}
