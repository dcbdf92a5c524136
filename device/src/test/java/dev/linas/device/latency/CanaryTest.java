package dev.linas.device.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CanaryTest {
    private final Canary canary = new Canary();

    @Test
    void shouldKnowNoDriftBeforeTheFirstReading() {
        assertThat(canary.drift()).isEmpty();
        assertThat(canary.uncertainty()).isZero();
    }

    @Test
    void shouldTellDriftFromTheMedianOfTheFirstThreeReadings() {
        note(2.0, 9.0, 2.0, 2.1, 2.2);

        assertThat(canary.drift().orElseThrow()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void shouldTakeTheSpreadOfItsReadingsForTheUncertaintyBetweenMeasurements() {
        note(1.00, 1.01, 0.99, 1.01, 0.99);

        assertThat(canary.uncertainty()).isCloseTo(1.959964 * 1.4826 * 0.01, within(1e-8));
    }

    @Test
    void shouldBeSureOfADeviceThatStaysTheSame() {
        note(1.5, 1.5, 1.5, 1.5);

        assertThat(canary.uncertainty()).isZero();
        assertThat(canary.drift().orElseThrow()).isZero();
    }

    @Test
    void shouldTellDriftFromWhatWasTakenAndUncertaintyFromTheValues() {
        for (double asTaken : new double[] {1, 1, 1, 1.2}) {
            canary.note(asTaken, 1.05);
        }

        assertThat(canary.drift().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(canary.uncertainty()).isZero();
    }

    @Test
    void shouldSayThatTheDeviceDriftedWhereMostOfTheLatestReadingsAreElsewhere() {
        note(1.00, 1.01, 0.99, 1.00, 1.00, 1.20);
        assertThat(canary.hasDrifted(0.05)).as("one reading may be an outlier").isFalse();

        note(1.21);
        assertThat(canary.hasDrifted(0.05)).isTrue();
    }

    @Test
    void shouldNotCallItDriftThatReadingsVary() {
        note(0.072, 0.086, 0.061, 0.054, 0.085, 0.063, 0.071, 0.088, 0.055, 0.072, 0.060, 0.061);

        assertThat(canary.drift().orElseThrow()).isLessThan(-0.1);
        assertThat(canary.hasDrifted(0.05)).isFalse();
    }

    @Test
    void shouldSeeASlowDriftAmongSmallVariations() {
        for (int i = 0; i < 40; i++) {
            note(1 + 0.01 * i + (i % 2 == 0 ? 0.01 : -0.01));
        }

        assertThat(canary.hasDrifted(0.05)).isTrue();
    }

    @Test
    void shouldNotJudgeDriftByFewReadings() {
        note(1, 1, 1, 2, 2);

        assertThat(canary.hasDrifted(0.05)).isFalse();
    }

    @Test
    void shouldNotCallASmallShiftDriftHoweverSureItIs() {
        note(1, 1, 1, 1.04, 1.04, 1.04, 1.04);

        assertThat(canary.hasDrifted(0.05)).isFalse();
    }

    private void note(double... readings) {
        for (double reading : readings) {
            canary.note(reading, reading);
        }
    }
}
