package dev.linas.device.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.stats.PairedSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTimerTest {
    private static final LatencyProtocol PROTOCOL = LatencyProtocol.DEFAULT;

    private long now;
    private int open;
    private final List<Integer> opened = new ArrayList<>();

    /** Work of an item that takes so many nanoseconds, at a pace that doubles after a second. */
    private ComparisonTimer.Work<RuntimeException> work(int item, long nanos) {
        return () -> {
            opened.add(item);
            open++;
            return new ComparisonTimer.Session<>() {
                @Override
                public void once() {
                    now += now < 1_000_000_000L ? nanos : 2 * nanos;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        };
    }

    private PairedSamples time(Duration budget, List<ComparisonTimer.Work<RuntimeException>> works)
            throws InterruptedException {
        return new ComparisonTimer(() -> now).time(works, PROTOCOL, budget);
    }

    @Test
    void shouldTellRatiosThatAPaceOfTheDeviceDoesNotTouch() throws InterruptedException {
        PairedSamples samples =
                time(Duration.ofSeconds(3), List.of(work(0, 100_000), work(1, 50_000)));

        assertThat(samples.rounds()).isGreaterThan(PairedSamples.LEAST_ROUNDS);
        assertThat(samples.ratio(0, 1).middle()).isCloseTo(2, within(1e-9));
        assertThat(samples.differ(0, 1)).isTrue();
    }

    @Test
    void shouldSetEveryItemUpAnewInEveryRoundAndChangeTheirOrder() throws InterruptedException {
        PairedSamples samples =
                time(
                        Duration.ofSeconds(1),
                        List.of(work(0, 100_000), work(1, 100_000), work(2, 100_000)));

        assertThat(opened).hasSize(3 * samples.rounds());
        assertThat(opened.subList(0, 3)).containsExactly(0, 1, 2);
        assertThat(opened.subList(3, 6)).containsExactly(0, 2, 1);
        assertThat(open).isZero();
    }

    @Test
    void shouldLeaveTheLastItemsOutWhereTheBudgetHoldsTooFewRounds() throws InterruptedException {
        List<ComparisonTimer.Work<RuntimeException>> works = new ArrayList<>();
        for (int item = 0; item < 10; item++) {
            works.add(work(item, 20_000_000));
        }

        PairedSamples samples = time(Duration.ofSeconds(4), works);

        assertThat(samples.items()).isBetween(2, 9);
        assertThat(samples.rounds()).isGreaterThanOrEqualTo(PairedSamples.LEAST_ROUNDS);
        assertThat(Duration.ofNanos(now)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void shouldEndAfterSoManyRoundsThatMoreWouldTellLittle() throws InterruptedException {
        PairedSamples samples = time(Duration.ofHours(1), List.of(work(0, 1000), work(1, 1000)));

        assertThat(samples.rounds()).isEqualTo(40);
    }
}
