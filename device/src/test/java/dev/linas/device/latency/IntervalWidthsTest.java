package dev.linas.device.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalWidthsTest {
    private final IntervalWidths widths = new IntervalWidths();

    private void quiet(double... percents) {
        for (double percent : percents) {
            widths.quiet(percent);
        }
    }

    @Test
    void shouldCompareOnlyWhereThereIsSomethingToCompareWith() {
        assertThat(widths.describe(4.04)).isEqualTo("the interval of the last one is ±4.0 %");
    }

    @Test
    void shouldSetAWiderOneAgainstTheMedianOfTheQuietOnes() {
        quiet(1.0, 1.2, 9.0);

        assertThat(widths.describe(4.0))
                .isEqualTo(
                        "the interval of the last one is ±4.0 %, that of a quiet machine ±1.2 %");
    }

    @Test
    void shouldNotCallAQuietMachineTheWorseOne() {
        quiet(4.8);

        assertThat(widths.describe(4.0))
                .isEqualTo(
                        "the interval of the last one is ±4.0 %, no wider than on a quiet machine");
        assertThat(widths.describe(4.84)).endsWith("±4.8 %, no wider than on a quiet machine");
    }

    @Test
    void shouldKnowWhichIsWorthAWord() {
        assertThat(widths.isNotablyWider(0.1)).isTrue();
        quiet(0.9);

        assertThat(widths.isNotablyWider(1.0)).isFalse();
        assertThat(widths.isNotablyWider(1.4)).isTrue();
    }

    @Test
    void shouldForgetOldQuietIntervals() {
        quiet(50);
        for (int i = 0; i < 64; i++) {
            quiet(1);
        }

        assertThat(widths.describe(2)).endsWith("that of a quiet machine ±1.0 %");
    }
}
