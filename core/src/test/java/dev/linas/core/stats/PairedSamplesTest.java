package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PairedSamplesTest {

    /** Two items whose ratio is given, under a pace that doubles at random from round to round. */
    private static PairedSamples noisy(double ratio, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int r = 0; r < rounds; r++) {
            double pace = 1 + random.nextDouble();
            first.add(pace * (1 + 0.02 * random.nextDouble()));
            second.add(pace / ratio * (1 + 0.02 * random.nextDouble()));
        }
        return new PairedSamples(List.of(first, second));
    }

    @Test
    void shouldTellSmallDifferencesUnderAPaceThatChangesMuchMore() {
        assertThat(noisy(1.05, 20, 1).differ(0, 1)).isTrue();
        assertThat(noisy(1.05, 20, 1).ratio(0, 1))
                .satisfies(
                        ratio -> {
                            assertThat(ratio.low()).isLessThan(1.05).isGreaterThan(1);
                            assertThat(ratio.middle()).isBetween(ratio.low(), ratio.high());
                            assertThat(ratio.high()).isGreaterThan(1.05);
                        });
    }

    @Test
    void shouldSeldomTellEqualItemsApart() {
        long told = 0;
        for (long seed = 0; seed < 1000; seed++) {
            told += noisy(1, 20, seed).differ(0, 1) ? 1 : 0;
        }

        assertThat(told).isBetween(0L, 20L);
    }

    @Test
    void shouldTellNothingFromFewerRoundsThanAnIntervalNeeds() {
        assertThat(noisy(2, PairedSamples.LEAST_ROUNDS - 1, 1).differ(0, 1)).isFalse();
        assertThat(noisy(2, PairedSamples.LEAST_ROUNDS, 1).differ(0, 1)).isTrue();
    }

    @Test
    void shouldNotBeMovedByASpoiltRound() {
        List<Double> steady = DoubleStream.generate(() -> 1).limit(19).boxed().toList();
        List<Double> spoilt = new ArrayList<>(steady);
        spoilt.set(7, 50.0);

        assertThat(new PairedSamples(List.of(steady, spoilt)).ratio(1, 0))
                .isEqualTo(new PairedSamples.Interval(1, 1, 1));
    }

    @Test
    void shouldRefuseItemsOfUnequalRoundsAndValuesThatAreNoTimes() {
        assertThatThrownBy(() -> new PairedSamples(List.of(List.of(1.0), List.of(1.0, 2.0))))
                .hasMessageContaining("1 and 2 rounds");
        assertThatThrownBy(() -> new PairedSamples(List.of(List.of(0.0))))
                .hasMessageContaining("above 0");
    }
}
