package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void shouldInterpolateBetweenValues() {
        assertThat(Quantiles.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Quantiles.of(0.25, 1, 2, 3, 4)).isEqualTo(1.75);
        assertThat(Quantiles.of(1, 3, 1, 2)).isEqualTo(3);
        assertThat(Quantiles.median(3.0, 1.0, 2.0)).isEqualTo(2.0);
        assertThat(Quantiles.median()).isNaN();
    }

    @Test
    void shouldBeInfiniteNextToInfinity() {
        double never = Double.POSITIVE_INFINITY;

        assertThat(Quantiles.median(1, 2, never, never)).isEqualTo(never);
        assertThat(Quantiles.median(never, never)).isEqualTo(never);
        assertThat(Quantiles.median(1, 2, never)).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheValuesAsTheyAre() {
        double[] values = {4, 1, 3};

        assertThat(Quantiles.median(values)).isEqualTo(3);
        assertThat(values).containsExactly(4, 1, 3);
    }
}
