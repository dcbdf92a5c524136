package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HypervolumeTest {

    @Test
    void shouldBeZeroOfNoVectors() {
        for (int objectives = 1; objectives <= 5; objectives++) {
            assertThat(Hypervolume.of(List.of(), new double[objectives])).isZero();
        }
    }

    @Test
    void shouldBeTheBoxOfOneVector() {
        assertThat(volume(p(10), p(7))).isEqualTo(3);
        assertThat(volume(p(10, 10), p(7, 6))).isEqualTo(12);
        assertThat(volume(p(10, 10, 10), p(7, 6, 5))).isEqualTo(60);
        assertThat(volume(p(10, 10, 10, 10), p(7, 6, 5, 8))).isEqualTo(120);
        assertThat(volume(p(10, 10, 10, 10, 10), p(7, 6, 5, 8, 9))).isEqualTo(120);
    }

    @Test
    void shouldCountTheUnionOnce() {
        assertThat(volume(p(4, 4), p(1, 3), p(2, 2), p(3, 1))).isEqualTo(6);
        assertThat(volume(p(2, 2, 2), p(0, 1, 1), p(1, 0, 1), p(1, 1, 0))).isEqualTo(4);
        assertThat(volume(p(2, 2, 2, 2), p(0, 1, 1, 1), p(1, 1, 1, 0))).isEqualTo(3);
    }

    @Test
    void shouldIgnoreVectorsThatAreNotBetterThanTheReferenceEverywhere() {
        assertThat(volume(p(4, 4), p(4, 0), p(0, 4), p(5, 5), p(Double.POSITIVE_INFINITY, 0)))
                .isZero();
        assertThat(volume(p(4, 4, 4), p(0, 0, 4), p(1, 1, 1))).isEqualTo(27);
    }

    @Test
    void shouldAcceptNegativeCosts() {
        assertThat(volume(p(-0.5, 2), p(-1, 1), p(-0.75, 0))).isEqualTo(0.75);
    }

    @Test
    void shouldTakeBothZerosForTheSame() {
        assertThat(volume(p(1, 1, 1), p(0.0, -0.0, 0.5), p(-0.0, 0.0, 0.25))).isEqualTo(0.75);
    }

    @Test
    void shouldRejectNaN() {
        assertThatThrownBy(() -> volume(p(4, 4), p(1, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void shouldRejectAnUnboundedVolume() {
        assertThatThrownBy(() -> volume(p(4, 4), p(1, Double.NEGATIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Infinity");
    }

    @Test
    void shouldRejectAReferenceThatIsNotFinite() {
        assertThatThrownBy(() -> volume(p(4, Double.POSITIVE_INFINITY), p(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference point is [4.0, Infinity]");
        assertThatThrownBy(() -> volume(p()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference point is []");
    }

    @Test
    void shouldRejectVectorsOfAnotherLength() {
        assertThatThrownBy(() -> volume(p(4, 4), p(1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 components, but the reference point has 2");
    }

    private static double volume(double[] reference, double[]... costs) {
        return Hypervolume.of(List.of(costs), reference);
    }

    private static double[] p(double... components) {
        return components;
    }
}
