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
    void shouldBeBriskWhileMeasurementsAreShortOnAverage() {
        activity.countMeasured(100);
        assertThat(activity.isBrisk()).isTrue();

        activity.countMeasured(3000); // the first of a process, say
        assertThat(activity.isBrisk()).isFalse();

        for (int i = 0; i < 40; i++) {
            activity.countMeasured(0);
        }
        assertThat(activity.isBrisk()).isTrue();
        assertThat(activity.measured()).isEqualTo(42);
    }

    @Test
    void shouldNotChangeItsMindWithEveryMeasurement() {
        activity.countMeasured(100);
        for (int i = 0; i < 50; i++) {
            activity.countMeasured(i % 2 == 0 ? 230 : 270);
            assertThat(activity.isBrisk()).isTrue();
        }
        activity.countMeasured(5000);
        for (int i = 0; i < 50; i++) {
            activity.countMeasured(i % 2 == 0 ? 230 : 270);
            assertThat(activity.isBrisk()).isFalse();
        }
    }
}
