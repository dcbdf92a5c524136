package dev.linas.searches.lut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.searches.lut.LayerSumCalibration.MeasuredNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSumCalibrationTest {
    private static final double OFFSET = 0.5;

    @Test
    void shouldFindScaleAndCostPerLayer() {
        LayerSumCalibration fit =
                LayerSumCalibration.fit(
                        OFFSET,
                        List.of(
                                new MeasuredNetwork(1, 10, OFFSET + 0.8 + 0.2),
                                new MeasuredNetwork(2, 11, OFFSET + 1.6 + 0.22),
                                new MeasuredNetwork(5, 14, OFFSET + 4 + 0.28)));

        assertThat(fit.offset()).isEqualTo(OFFSET);
        assertThat(fit.scale()).isCloseTo(0.8, within(1e-9));
        assertThat(fit.perLayer()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void shouldGiveRelativeErrorsEqualWeight() {
        LayerSumCalibration fit =
                LayerSumCalibration.fit(
                        0,
                        List.of(
                                new MeasuredNetwork(1, 1, 0.9),
                                new MeasuredNetwork(1, 1, 1.1),
                                new MeasuredNetwork(100, 1, 90),
                                new MeasuredNetwork(100, 1, 110)));

        assertThat(fit.ofNetwork(new MeasuredNetwork(1, 1, 1))).isBetween(0.95, 1.0);
        assertThat(fit.ofNetwork(new MeasuredNetwork(100, 1, 1)) / 100).isBetween(0.95, 1.0);
    }

    @Test
    void shouldOnlyScaleWhenLayersAndSumsSayTheSame() {
        assertThat(LayerSumCalibration.fit(0, List.of(new MeasuredNetwork(2, 3, 1))))
                .isEqualTo(new LayerSumCalibration(0, 0.5, 0));
        assertThat(
                        LayerSumCalibration.fit(
                                0,
                                List.of(
                                        new MeasuredNetwork(2, 4, 1),
                                        new MeasuredNetwork(4, 8, 2))))
                .isEqualTo(new LayerSumCalibration(0, 0.5, 0));
    }

    @Test
    void shouldNeverHaveLayersMakeNetworksFaster() {
        assertThat(
                        LayerSumCalibration.fit(
                                        0,
                                        List.of(
                                                new MeasuredNetwork(1, 10, 2),
                                                new MeasuredNetwork(2, 10, 1)))
                                .scale())
                .isPositive();
    }

    @Test
    void shouldAddUpWithoutCalibration() {
        assertThat(LayerSumCalibration.none(OFFSET).ofNetwork(new MeasuredNetwork(2, 7, 9)))
                .isEqualTo(2.5);
    }
}
