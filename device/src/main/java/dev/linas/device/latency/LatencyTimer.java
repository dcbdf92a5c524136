package dev.linas.device.latency;

import dev.linas.core.sampling.SampleStatistics;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Times runs of one piece of work on the calling thread. Nothing else should run on the machine
 * meanwhile; what runs nevertheless disturbs single samples, which their median ignores.
 *
 * <p>The work may be there several times, set up anew each time: what its place in memory does to
 * its speed then becomes visible, and is averaged. A {@link Reference} may be timed between its
 * turns: what the device does from second to second then becomes visible, and is taken out.
 */
public final class LatencyTimer {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int FIRST_CAPACITY = 1024;

    /** Samples of a turn; short against the seconds in which a device changes its pace. */
    private static final int TURN = 16;

    /** Samples of a turn that others interrupt. */
    private static final int LEAST_TURN = 8;

    /** Looking at the samples costs time and caches, so it is done now and then. */
    private static final int LOOK_EVERY = 32;

    private final LongSupplier nanos;

    /** A timer on the machine's monotonic clock. */
    public LatencyTimer() {
        this(System::nanoTime);
    }

    /** A timer on another monotonic clock, in nanoseconds. */
    LatencyTimer(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Something to run.
     *
     * @param <E> what it may throw
     */
    @FunctionalInterface
    public interface Run<E extends Exception> {
        /** Runs it once. */
        void once() throws E;
    }

    /**
     * Warms up, then takes samples until the protocol is content.
     *
     * @throws E if the work fails
     * @throws InterruptedException if the thread is interrupted
     */
    public <E extends Exception> LatencyReading time(Run<E> run, LatencyProtocol protocol)
            throws E, InterruptedException {
        return time(List.of(run), Optional.empty(), protocol);
    }

    /**
     * Warms up, then takes samples in turns until the protocol is content.
     *
     * @param runs the same work, set up several times; 1 to {@value LatencyProtocol#MOST_SESSIONS}
     * @param reference what else is timed before and after each round of turns; it takes note of
     *     its own pace
     * @throws E if the work fails
     * @throws InterruptedException if the thread is interrupted
     */
    public <E extends Exception> LatencyReading time(
            List<? extends Run<E>> runs, Optional<Reference<E>> reference, LatencyProtocol protocol)
            throws E, InterruptedException {
        long end = nanos.getAsLong() + protocol.budget().toNanos();
        Stops stops = new Stops();
        if (reference.isPresent() && reference.get().runsPerSample() == 0) {
            double nanosPerRun = warmUp(reference.get().run(), protocol, 1);
            reference.get().measuredBy(runsPerSample(nanosPerRun, protocol));
        }
        double[] nanosPerRun = new double[runs.size()];
        for (int i = 0; i < nanosPerRun.length; i++) {
            nanosPerRun[i] = warmUp(runs.get(i), protocol, nanosPerRun.length);
        }
        int perSample = runsPerSample(Quantiles.median(nanosPerRun), protocol);
        Rounds rounds = new Rounds(runs.size());
        boolean isShared = runs.size() > 1 || reference.isPresent();
        refer(rounds, reference, stops, protocol);
        int looked = 0;
        while (!isEnough(rounds, looked, end + stops.lostNanos(), protocol)) {
            looked = rounds.count() - looked >= LOOK_EVERY ? rounds.count() : looked;
            for (int i = 0; i < runs.size() && !isOver(rounds, end + stops.lostNanos()); i++) {
                rounds.work(i, turn(runs.get(i), perSample, isShared, stops, protocol));
            }
            refer(rounds, reference, stops, protocol);
        }
        return LatencyReading.of(rounds, perSample, reference);
    }

    /**
     * Warms up for a part of the usual time, then takes one turn.
     *
     * @return milliseconds per run: the median of the turn's samples
     */
    <E extends Exception> double turn(Run<E> run, LatencyProtocol protocol, int warmUpShares)
            throws E, InterruptedException {
        int perSample = runsPerSample(warmUp(run, protocol, warmUpShares), protocol);
        return Quantiles.median(turn(run, perSample, false, new Stops(), protocol));
    }

    private <E extends Exception> void refer(
            Rounds rounds, Optional<Reference<E>> reference, Stops stops, LatencyProtocol protocol)
            throws E, InterruptedException {
        if (reference.isPresent()) {
            Reference<E> what = reference.get();
            rounds.reference(turn(what.run(), what.runsPerSample(), true, stops, protocol));
        } else {
            rounds.end();
        }
    }

    /** Some samples; where others ran before, caches are filled again first. */
    private <E extends Exception> double[] turn(
            Run<E> run, int perSample, boolean isShared, Stops stops, LatencyProtocol protocol)
            throws E, InterruptedException {
        if (isShared && perSample > 1) {
            sample(run, perSample);
        }
        long end = nanos.getAsLong() + TURN * protocol.sampleTime().toNanos();
        double[] samples = new double[TURN];
        double least = Double.MAX_VALUE;
        int count = 0;
        do {
            stopIfInterrupted();
            samples[count++] = sample(run, perSample);
            least = Math.min(least, samples[count - 1] * perSample * NANOS_PER_MILLI);
        } while (count < TURN && (nanos.getAsLong() - end < 0 || isCut(count, least, protocol)));
        if (count < TURN && Stops.isNotable(samples[count - 1] * perSample)) {
            samples[count++] = sample(run, perSample);
        }
        return stops.without(Arrays.copyOf(samples, count), perSample);
    }

    /**
     * Whether a turn of short samples is over before there are enough of them, because others had
     * the processor: the median of so few may be theirs.
     */
    private static boolean isCut(int count, double leastNanos, LatencyProtocol protocol) {
        return count < LEAST_TURN && leastNanos < 2 * protocol.sampleTime().toNanos();
    }

    private <E extends Exception> double sample(Run<E> run, int runs) throws E {
        long start = nanos.getAsLong();
        for (int i = 0; i < runs; i++) {
            run.once();
        }
        return (nanos.getAsLong() - start) / NANOS_PER_MILLI / runs;
    }

    /**
     * Runs for its share of the time and for the count asked, but for its share of half the budget
     * at most.
     *
     * @return median nanoseconds of a run: a mean would count the time given to others
     */
    private <E extends Exception> double warmUp(Run<E> run, LatencyProtocol protocol, int shares)
            throws E, InterruptedException {
        long start = nanos.getAsLong();
        double[] latest = new double[FIRST_CAPACITY];
        int count = 0;
        long spent = 0;
        do {
            stopIfInterrupted();
            latest[count++ % latest.length] = sample(run, 1) * NANOS_PER_MILLI;
            spent = nanos.getAsLong() - start;
        } while ((spent < protocol.warmUp().toNanos() / shares || count < protocol.warmUpRuns())
                && spent < protocol.budget().toNanos() / 2 / shares);
        if (count == 1 && Stops.isNotable(latest[0] / NANOS_PER_MILLI)) {
            latest[0] = Math.min(latest[0], sample(run, 1) * NANOS_PER_MILLI);
        }
        return Quantiles.median(Arrays.copyOf(latest, Math.min(count, latest.length)));
    }

    private static int runsPerSample(double nanosPerRun, LatencyProtocol protocol) {
        double runs = Math.ceil(protocol.sampleTime().toNanos() / Math.max(1, nanosPerRun));
        return (int) Math.max(1, Math.min(runs, Integer.MAX_VALUE));
    }

    private boolean isOver(Rounds rounds, long end) {
        return rounds.isComplete()
                && rounds.count() >= LatencyProtocol.LEAST_SAMPLES
                && (rounds.count() + TURN > LatencyProtocol.MOST_SAMPLES
                        || nanos.getAsLong() - end >= 0);
    }

    private boolean isEnough(Rounds rounds, int looked, long end, LatencyProtocol protocol) {
        return isOver(rounds, end)
                || (rounds.count() >= protocol.samples()
                        && rounds.count() - looked >= LOOK_EVERY
                        && SampleStatistics.of(rounds.relativeToReference()).relativeHalfWidth()
                                <= protocol.width());
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while measuring latency");
        }
    }
}
