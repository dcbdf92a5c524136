package dev.linas.evaluator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityTest {
    private final Activity activity = new Activity();

    @Test
    void shouldNotBeBriskBeforeAMeasurementIsOver() {
        activity.begin("s/0/0");

        assertThat(activity.isBrisk()).isFalse();
    }

    @Test
    void shouldBeBriskAsLongAsTheLastMeasurementWasShort() {
        activity.countMeasured(100);
        assertThat(activity.isBrisk()).isTrue();

        activity.countMeasured(3000);
        assertThat(activity.isBrisk()).isFalse();

        activity.countMeasured(0);
        assertThat(activity.isBrisk()).isTrue();
        assertThat(activity.measured()).isEqualTo(3);
    }
}
