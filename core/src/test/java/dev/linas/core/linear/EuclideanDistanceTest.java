package dev.linas.core.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EuclideanDistanceTest {
    @Test
    void shouldSquareTheDistanceOfTwoPoints() {
        assertThat(EuclideanDistance.squared(new double[] {1, 2, 3}, new double[] {1, 5, -1}))
                .isEqualTo(25);
        assertThat(EuclideanDistance.squared(new double[0], new double[0])).isZero();
    }
}
