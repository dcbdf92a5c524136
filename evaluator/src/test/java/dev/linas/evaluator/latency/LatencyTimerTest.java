package dev.linas.evaluator.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyTimerTest {
    private static final LatencyProtocol PROTOCOL =
            new LatencyProtocol(
                    Duration.ofMillis(1),
                    10,
                    Duration.ofNanos(250_000),
                    64,
                    Duration.ofMillis(100),
                    0.01);

    private long now;
    private int runs;

    private LatencyReading time(LatencyProtocol protocol, long... nanosOfRuns)
            throws InterruptedException {
        return new LatencyTimer(() -> now)
                .time(() -> now += nanosOfRuns[runs++ % nanosOfRuns.length], protocol);
    }

    @Test
    void shouldMakeASampleOfAsManyRunsAsFillTheSampleTime() throws Exception {
        LatencyReading reading = time(PROTOCOL, 60_000);

        assertThat(reading.runsPerSample()).isEqualTo(5);
        assertThat(reading.statistics().median()).isCloseTo(0.06, within(1e-12));
    }

    @Test
    void shouldMakeASampleOfOneRunThatTakesLong() throws Exception {
        assertThat(time(PROTOCOL, 1_000_000).runsPerSample()).isEqualTo(1);
    }

    @Test
    void shouldWarmUpByTimeAndByCount() throws Exception {
        LatencyReading fast = time(PROTOCOL, 1_000);
        int fastRuns = runs;
        runs = 0;
        LatencyReading slow = time(PROTOCOL, 1_000_000);

        assertThat(fastRuns - fast.samples().size() * fast.runsPerSample()).isEqualTo(1000);
        assertThat(runs - slow.samples().size()).isEqualTo(10);
    }

    @Test
    void shouldStopAtTheAskedSamplesWhenTheIntervalIsNarrowEnough() throws Exception {
        assertThat(time(PROTOCOL, 250_000).samples()).hasSize(64);
    }

    @Test
    void shouldGoOnWhileTheIntervalIsTooWideAndStopWhenTheBudgetIsSpent() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        LatencyReading reading = time(PROTOCOL, random.longs(1000, 250_000, 750_000).toArray());

        assertThat(reading.samples()).hasSizeGreaterThan(64);
        assertThat(now).isBetween(100_000_000L, 102_000_000L);
    }

    @Test
    void shouldQuoteNoP90WhenTheBudgetEndsItEarly() throws Exception {
        LatencyReading reading = time(PROTOCOL, 5_000_000);

        assertThat(reading.samples()).hasSize(10);
        assertThat(reading.statistics().p90()).isEmpty();
    }

    @Test
    void shouldTakeTheLeastSamplesWhateverTheBudget() throws Exception {
        LatencyReading reading = time(PROTOCOL, 1_000_000_000);

        assertThat(reading.samples()).hasSize(LatencyProtocol.LEAST_SAMPLES);
        assertThat(runs).isEqualTo(LatencyProtocol.LEAST_SAMPLES + 1);
    }

    @Test
    void shouldNotLetARunThatMetSomethingElseDecideTheRunsOfASample() throws Exception {
        LatencyReading reading = time(PROTOCOL, 50_000, 50_000, 50_000, 4_000_000);

        assertThat(reading.runsPerSample()).isEqualTo(5);
    }

    @Test
    void shouldEndWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> time(PROTOCOL, 1_000)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldPassOnWhatTheWorkThrows() {
        assertThatThrownBy(
                        () ->
                                new LatencyTimer()
                                        .time(
                                                () -> {
                                                    throw new IOException("broken");
                                                },
                                                PROTOCOL))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }
}
