package dev.linas.evaluator.lut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.evaluator.lut.Calibration.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void shouldFindTheLineThroughItsPoints() {
        Calibration line =
                Calibration.fit(List.of(new Point(1, 1), new Point(2, 1.8), new Point(5, 4.2)));

        assertThat(line.offset()).isCloseTo(0.2, within(1e-12));
        assertThat(line.scale()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void shouldGiveRelativeErrorsEqualWeight() {
        Calibration line =
                Calibration.fit(
                        List.of(
                                new Point(1, 0.9),
                                new Point(1, 1.1),
                                new Point(100, 90),
                                new Point(100, 110)));

        assertThat(line.offset() + line.scale()).isBetween(0.95, 1.0);
        assertThat((line.offset() + 100 * line.scale()) / 100).isBetween(0.95, 1.0);
    }

    @Test
    void shouldOnlyScaleWhenThePointsHaveNoSlope() {
        assertThat(Calibration.fit(List.of(new Point(2, 1)))).isEqualTo(new Calibration(0, 0.5));
        assertThat(Calibration.fit(List.of(new Point(1, 2), new Point(2, 1))).scale()).isPositive();
    }
}
