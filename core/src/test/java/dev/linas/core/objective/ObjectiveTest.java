package dev.linas.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
    private static final Objective LATENCY =
            new Objective("latency_ms", "pixel4-1t", Goal.MINIMIZE, OptionalDouble.of(20));
    private static final Objective ACCURACY =
            new Objective("accuracy_top1", "gpu", Goal.MAXIMIZE, OptionalDouble.of(0.7));

    @Test
    void shouldBeNamedByMetricAndPool() {
        assertThat(LATENCY.id()).isEqualTo("latency_ms@pixel4-1t");
    }

    @Test
    void shouldMeasureByHowMuchABoundIsBroken() {
        assertThat(LATENCY.violation(25)).isEqualTo(5);
        assertThat(LATENCY.violation(20)).isZero();
        assertThat(LATENCY.violation(1)).isZero();
        assertThat(ACCURACY.violation(0.5)).isEqualTo(0.7 - 0.5);
        assertThat(ACCURACY.violation(0.9)).isZero();
        assertThat(
                        new Objective("m", "p", Goal.MINIMIZE, OptionalDouble.empty())
                                .violation(Double.MAX_VALUE))
                .isZero();
    }

    @Property
    void shouldTurnBetterIntoCheaperAndBack(@ForAll double left, @ForAll double right) {
        assertThat(LATENCY.toCost(left) < LATENCY.toCost(right)).isEqualTo(left < right);
        assertThat(ACCURACY.toCost(left) < ACCURACY.toCost(right)).isEqualTo(left > right);
        assertThat(ACCURACY.toCost(ACCURACY.toCost(left))).isEqualTo(left);
        assertThat(LATENCY.toCost(LATENCY.toCost(left))).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a@b"})
    void shouldRejectMetricsThatAreNoName(String metric) {
        assertThatThrownBy(() -> new Objective(metric, "p", Goal.MINIMIZE, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metric '" + metric + "' is no name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a@b", "a b", "a/b", "gerät"})
    void shouldRejectPoolsThatCannotNameATopic(String pool) {
        assertThatThrownBy(() -> new Objective("m", pool, Goal.MINIMIZE, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pool '" + pool + "' is no name");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRejectBoundsThatAreNotFinite(double bound) {
        assertThatThrownBy(() -> new Objective("m", "p", Goal.MINIMIZE, OptionalDouble.of(bound)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound of m@p is not finite: " + bound);
    }
}
