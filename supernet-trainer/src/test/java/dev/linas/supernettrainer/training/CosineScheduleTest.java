package dev.linas.supernettrainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {
    private final CosineSchedule schedule = new CosineSchedule(0.1, 4, 104);

    @Test
    void shouldRiseInAStraightLine() {
        assertThat(schedule.rate(0)).isEqualTo(0.02, within(1e-12));
        assertThat(schedule.rate(3)).isEqualTo(0.08, within(1e-12));
    }

    @Test
    void shouldFallAlongHalfACosine() {
        assertThat(schedule.rate(4)).isEqualTo(0.1, within(1e-12));
        assertThat(schedule.rate(54)).isEqualTo(0.05, within(1e-12));
        assertThat(schedule.rate(103)).isBetween(0.0, 1e-4);
    }

    @Test
    void shouldRefuseAWarmUpWithoutEnd() {
        assertThatThrownBy(() -> new CosineSchedule(0.1, 10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 steps of warm-up");
    }
}
