package dev.linas.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void shouldInterpolateBetweenValues() {
        assertThat(Quantiles.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Quantiles.of(0.25, 1, 2, 3, 4)).isEqualTo(1.75);
        assertThat(Quantiles.of(1, 3, 1, 2)).isEqualTo(3);
        assertThat(Quantiles.median()).isNaN();
    }

    @Test
    void shouldBeInfiniteNextToInfinity() {
        double never = Double.POSITIVE_INFINITY;

        assertThat(Quantiles.median(1, 2, never, never)).isEqualTo(never);
        assertThat(Quantiles.median(never, never)).isEqualTo(never);
        assertThat(Quantiles.median(1, 2, never)).isEqualTo(2);
    }
}
