package dev.linas.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void shouldInterpolateBetweenValues() {
        assertThat(QuantilesType7.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(QuantilesType7.of(0.25, 1, 2, 3, 4)).isEqualTo(1.75);
        assertThat(QuantilesType7.of(1, 3, 1, 2)).isEqualTo(3);
        assertThat(QuantilesType7.median()).isNaN();
    }

    @Test
    void shouldBeInfiniteNextToInfinity() {
        double never = Double.POSITIVE_INFINITY;

        assertThat(QuantilesType7.median(1, 2, never, never)).isEqualTo(never);
        assertThat(QuantilesType7.median(never, never)).isEqualTo(never);
        assertThat(QuantilesType7.median(1, 2, never)).isEqualTo(2);
    }
}
