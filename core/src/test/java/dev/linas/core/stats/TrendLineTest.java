package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendLineTest {
    @Test
    void shouldNotCareForOutliers() {
        double[] x = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        double[] y = IntStream.range(0, 40).mapToDouble(i -> i % 9 == 0 ? 1e6 : 3 * i).toArray();

        TrendLine trend = TrendLine.of(x, y);

        assertThat(trend.slope()).isCloseTo(3, within(1e-9));
        assertThat(trend.isSure()).isTrue();
    }

    /** Figures of {@code scipy.stats.theilslopes} 1.17.1, confidence 0.95. */
    @Test
    void shouldBeTheMedianOfAllSlopes() {
        double[] x = {1, 2, 3, 4, 10, 12, 18};
        double[] y = {9, 15, 19, 20, 45, 55, 78};

        TrendLine trend = TrendLine.of(x, y);

        assertThat(trend.slope()).isCloseTo(4, within(1e-9));
        assertThat(trend.low()).isCloseTo(3.7142857142857144, within(1e-12));
        assertThat(trend.high()).isCloseTo(4.375, within(1e-12));
    }

    @Test
    void shouldNotKnowTheTrendOfOneMoment() {
        assertThat(TrendLine.of(new double[] {2, 2}, new double[] {1, 5}).slope()).isNaN();
        assertThat(TrendLine.of(new double[0], new double[0]).isSure()).isFalse();
    }
}
