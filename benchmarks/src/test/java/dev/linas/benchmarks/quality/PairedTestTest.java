package dev.linas.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    @Test
    void shouldGiveTheExactPValueOfTheSignedRankTest() {
        // Six differences of one sign: the least of 2^6 sign patterns, on both sides: 2 / 64.
        double[] left = {1, 2, 3, 4, 5, 6};
        double[] right = {1.1, 2.2, 3.3, 4.4, 5.5, 6.6};

        assertThat(PairedTest.pValue(left, right)).isCloseTo(2.0 / 64, within(1e-12));
        assertThat(PairedTest.pValue(right, left)).isCloseTo(2.0 / 64, within(1e-12));
    }

    @Test
    void shouldLeaveOutPairsWithoutADifference() {
        double[] left = {7, 7, 1, 2, 3, 4, 5, 6};
        double[] right = {7, 7, 1.1, 2.2, 3.3, 4.4, 5.5, 6.6};

        assertThat(PairedTest.pValue(left, right)).isCloseTo(2.0 / 64, within(1e-12));
        assertThat(PairedTest.pValue(left, left)).isEqualTo(1);
    }

    @Test
    void shouldCorrectByHolm() {
        assertThat(PairedTest.holm(List.of(0.01, 0.04, 0.03, 0.005)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(PairedTest.holm(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
        assertThat(PairedTest.holm(List.of())).isEmpty();
    }
}
