package dev.linas.device.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatAllowanceTest {
    private final RepeatAllowance allowance = new RepeatAllowance();

    @Test
    void shouldAllowATenthOfWhatMeasuringTakesAndASecondAtFirst() {
        assertThat(allowance.allows(1)).isTrue();
        assertThat(allowance.allows(1.1)).isFalse();

        allowance.measured(10);

        assertThat(allowance.allows(2)).isTrue();
        assertThat(allowance.allows(2.1)).isFalse();
    }

    @Test
    void shouldAllowNoMoreThanIsLeft() {
        allowance.spend(0.75);

        assertThat(allowance.allows(0.25)).isTrue();
        assertThat(allowance.allows(0.5)).isFalse();
    }
}
