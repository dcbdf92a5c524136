package dev.linas.device.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class LatencyTimerTest {
    private static final LatencyProtocol PROTOCOL =
            new LatencyProtocol(
                    Duration.ofMillis(1),
                    10,
                    Duration.ofNanos(250_000),
                    64,
                    Duration.ofMillis(100),
                    0.01,
                    1,
                    false);

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
        assertThat(now).isBetween(100_000_000L, 104_500_000L);
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

    /**
     * Work of 60 microseconds, and of much more in the runs across which the process is stopped.
     */
    private LatencyReading timeWithStops(long nanosOfAStop, Integer... stoppedRuns)
            throws InterruptedException {
        List<Integer> stopped = List.of(stoppedRuns);
        return new LatencyTimer(() -> now)
                .time(
                        () -> now += 60_000 + (stopped.contains(runs++) ? nanosOfAStop : 0),
                        PROTOCOL);
    }

    @Test
    void shouldThrowAwayASampleAcrossAStopOfTheProcess() throws Exception {
        LatencyReading reading = timeWithStops(30_000_000_000L, 100, 200);

        assertThat(reading.samples()).hasSizeGreaterThanOrEqualTo(64);
        assertThat(reading.samples()).allMatch(sample -> sample < 0.07);
        assertThat(reading.statistics().mean()).isCloseTo(0.06, within(1e-12));
    }

    @Test
    void shouldMakeItsSamplesAsUsualWhenItIsStoppedWhileWarmingUp() throws Exception {
        LatencyReading reading = timeWithStops(30_000_000_000L, 0);

        assertThat(reading.runsPerSample()).isEqualTo(5);
    }

    @Test
    void shouldEndHoweverOftenItIsStopped() throws Exception {
        LatencyReading reading =
                new LatencyTimer(() -> now)
                        .time(() -> now += runs++ % 7 == 0 ? 20_000_000_000L : 60_000, PROTOCOL);

        assertThat(reading.samples()).hasSizeBetween(8, 200);
    }

    @Test
    void shouldNotTakeWorkOfManySecondsForAStop() throws Exception {
        LatencyReading reading = time(PROTOCOL, 5_000_000_000L, 6_000_000_000L);

        assertThat(reading.samples()).hasSizeBetween(8, 10).contains(5000.0, 6000.0);
    }

    /** Work of several sessions, each of its own duration, on a device of changing pace. */
    private LatencyReading timeInTurns(
            Reference<RuntimeException> reference,
            LongToDoubleFunction pace,
            long... nanosOfSessions)
            throws InterruptedException {
        List<LatencyTimer.Run<RuntimeException>> sessions = new ArrayList<>();
        for (long nanos : nanosOfSessions) {
            sessions.add(() -> now += (long) (nanos * pace.applyAsDouble(now)));
        }
        return new LatencyTimer(() -> now).time(sessions, Optional.ofNullable(reference), PROTOCOL);
    }

    private Reference<RuntimeException> reference(LongToDoubleFunction pace) {
        return new Reference<>(() -> now += (long) (125_000 * pace.applyAsDouble(now)));
    }

    @Test
    void shouldGiveEverySessionItsTurn() throws Exception {
        LatencyReading reading = timeInTurns(null, at -> 1, 240_000, 250_000, 260_000);

        List<Double> samples = reading.samples();
        for (double duration : new double[] {0.24, 0.25, 0.26}) {
            assertThat(samples.stream().filter(s -> Math.abs(s - duration) < 1e-9).count())
                    .isBetween(samples.size() / 5L, samples.size() / 2L);
        }
        assertThat(samples.get(0)).isCloseTo(samples.get(3 * 16), within(1e-9));
        assertThat(reading.statistics().median()).isCloseTo(0.25, within(1e-9));
        assertThat(reading.pace()).isEmpty();
    }

    @Test
    void shouldAllowForWhatDiffersBetweenSessionsInTheInterval() throws Exception {
        LatencyReading same = timeInTurns(null, at -> 1, 250_000, 250_000, 250_000, 250_000);
        LatencyReading different = timeInTurns(null, at -> 1, 248_000, 249_000, 251_000, 252_000);

        assertThat(same.statistics().relativeHalfWidth()).isZero();
        assertThat(different.statistics().relativeHalfWidth()).isGreaterThan(0.01);
    }

    @Test
    void shouldTakeOutAPaceThatPasses() throws Exception {
        LongToDoubleFunction pace = at -> at >= 200e6 && at < 300e6 ? 1.1 : 1;
        Reference<RuntimeException> reference = reference(pace);
        List<LatencyReading> readings = new ArrayList<>();
        while (now < 500e6) {
            readings.add(timeInTurns(reference, pace, 250_000, 250_000));
        }

        assertThat(readings)
                .allSatisfy(
                        reading ->
                                assertThat(reading.statistics().median())
                                        .isCloseTo(0.25, within(0.0025)));
        assertThat(readings)
                .anySatisfy(
                        reading -> {
                            assertThat(reading.pace().orElseThrow()).isCloseTo(0.1, within(0.01));
                            assertThat(reading.medianAsTaken()).isCloseTo(0.275, within(0.001));
                        });
    }

    /**
     * Others take the processor for 5 ms whenever it was ours for a millisecond or less: a
     * reference that never had it for long made values of a sixteenth, and more than one in five
     * were off by 100 %.
     */
    @Test
    void shouldNotTakeAReferenceThatOthersInterruptForASlowDevice() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        long[] ours = {0};
        LongConsumer spend =
                nanos -> {
                    for (long left = nanos; left > 0; ) {
                        if (ours[0] == 0) {
                            ours[0] = random.nextLong(300_000, 1_200_000);
                            now += random.nextLong(2_500_000, 7_500_000);
                        }
                        long part = Math.min(left, ours[0]);
                        ours[0] -= part;
                        left -= part;
                        now += part;
                    }
                };
        Reference<RuntimeException> reference = new Reference<>(() -> spend.accept(60_000));
        List<LatencyTimer.Run<RuntimeException>> sessions =
                Collections.nCopies(4, () -> spend.accept(50_000));

        int off = 0;
        for (int reading = 0; reading < 200; reading++) {
            double median =
                    new LatencyTimer(() -> now)
                            .time(sessions, Optional.of(reference), LatencyProtocol.DEFAULT)
                            .statistics()
                            .median();
            off += median < 0.045 || median > 0.055 ? 1 : 0;
        }

        assertThat(off).isLessThanOrEqualTo(5);
    }

    @Test
    void shouldFollowAPaceThatLasts() throws Exception {
        LongToDoubleFunction pace = at -> at < 100e6 ? 1 : 1.5;
        Reference<RuntimeException> reference = reference(pace);
        LatencyReading last = null;
        for (int i = 0; i < 20; i++) {
            last = timeInTurns(reference, pace, 250_000);
        }

        assertThat(last.statistics().median()).isCloseTo(0.375, within(1e-6));
        assertThat(last.pace().orElseThrow()).isCloseTo(0, within(1e-6));
    }

    @Test
    void shouldGiveEverySessionASampleWhateverTheBudget() throws Exception {
        LatencyReading reading =
                timeInTurns(reference(at -> 1), at -> 1, 1_000_000_000, 1_100_000_000);

        assertThat(reading.samples())
                .hasSize(LatencyProtocol.LEAST_SAMPLES)
                .contains(1000.0, 1100.0);
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
