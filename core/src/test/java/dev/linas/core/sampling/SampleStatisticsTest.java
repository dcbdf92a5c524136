package dev.linas.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleStatisticsTest {
    private static final double EXACT = 1e-12;

    @Test
    void shouldDescribeSamplesByMedianNinetiethPercentileMeanAndDeviation() {
        double[] samples = IntStream.rangeClosed(1, 101).mapToDouble(i -> i).toArray();

        SampleStatistics statistics = SampleStatistics.of(samples);

        assertThat(statistics.count()).isEqualTo(101);
        assertThat(statistics.median()).isEqualTo(51);
        assertThat(statistics.p90().orElseThrow()).isCloseTo(91, within(EXACT));
        assertThat(statistics.mean()).isCloseTo(51, within(EXACT));
        assertThat(statistics.mad()).isEqualTo(25);
    }

    @Test
    void shouldQuoteNoNinetiethPercentileOfFewerThan64Samples() {
        assertThat(SampleStatistics.of(new double[63]).p90()).isEmpty();
        assertThat(SampleStatistics.of(new double[64]).p90()).isPresent();
    }

    @Test
    void shouldNotMindTheFewSamplesThatMetSomethingElse() {
        double[] samples = new double[100];
        Arrays.fill(samples, 1);
        for (int i = 0; i < 100; i += 5) {
            samples[i] = 50;
        }

        SampleStatistics statistics = SampleStatistics.of(samples);

        assertThat(statistics.median()).isEqualTo(1);
        assertThat(statistics.high()).isEqualTo(1);
        assertThat(statistics.mean()).isGreaterThan(10);
    }

    @Test
    void shouldHoldTheTrueMedianInAtLeast93OfHundredIntervals() {
        assertThat(coverage(200, 0)).isGreaterThan(0.93);
        assertThat(coverage(12, 0)).isGreaterThan(0.93);
    }

    @Test
    void shouldHoldTheTrueMedianAlsoWhereNeighbouringSamplesAreAlike() {
        assertThat(coverage(320, 0.6)).isGreaterThan(0.93);
    }

    @Test
    void shouldSpanAllSamplesWhereTheyAreTooFewForConfidence() {
        SampleStatistics statistics = SampleStatistics.of(new double[] {3, 1, 2, 5});

        assertThat(statistics.low()).isEqualTo(1);
        assertThat(statistics.high()).isEqualTo(5);
    }

    @Test
    void shouldAddTheUncertaintyBetweenMeasurementsInQuadrature() {
        SampleStatistics statistics = SampleStatistics.of(new double[] {97, 100, 103});

        SampleStatistics widened = statistics.widenedBy(0.04);

        assertThat(widened.low()).isCloseTo(95, within(EXACT));
        assertThat(widened.high()).isCloseTo(105, within(EXACT));
        assertThat(widened.median()).isEqualTo(100);
        assertThat(statistics.widenedBy(0)).isEqualTo(statistics);
    }

    @Test
    void shouldLeaveTheSamplesAsTheyAre() {
        double[] samples = {3, 1, 2};

        SampleStatistics.of(samples);

        assertThat(samples).containsExactly(3, 1, 2);
    }

    /** Share of intervals that hold the median 0 of samples, each a part of the one before. */
    private static double coverage(int count, double persistence) {
        SplittableRandom random = new SplittableRandom(7);
        int trials = 2000;
        int held = 0;
        for (int t = 0; t < trials; t++) {
            double[] samples = new double[count];
            double last = 0;
            for (int i = 0; i < count; i++) {
                last = persistence * last + random.nextGaussian();
                samples[i] = last;
            }
            SampleStatistics statistics = SampleStatistics.of(samples);
            held += statistics.low() <= 0 && 0 <= statistics.high() ? 1 : 0;
        }
        return (double) held / trials;
    }
}
