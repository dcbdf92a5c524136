package dev.linas.evaluator.latency;

import dev.linas.evaluator.sampling.Quantiles;
import dev.linas.evaluator.sampling.SampleStatistics;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times runs of one piece of work on the calling thread. Nothing else should run on the machine
 * meanwhile; what runs nevertheless disturbs single samples, which their median ignores.
 */
public final class LatencyTimer {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int FIRST_CAPACITY = 1024;

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
        long end = nanos.getAsLong() + protocol.budget().toNanos();
        double nanosPerRun = warmUp(run, protocol);
        int runs = runsPerSample(nanosPerRun, protocol);
        double[] samples = new double[FIRST_CAPACITY];
        int count = 0;
        while (!isEnough(samples, count, end, protocol)) {
            stopIfInterrupted();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, 2 * count);
            }
            samples[count++] = sample(run, runs);
        }
        return LatencyReading.of(Arrays.copyOf(samples, count), runs);
    }

    private <E extends Exception> double sample(Run<E> run, int runs) throws E {
        long start = nanos.getAsLong();
        for (int i = 0; i < runs; i++) {
            run.once();
        }
        return (nanos.getAsLong() - start) / NANOS_PER_MILLI / runs;
    }

    /**
     * Runs for the time and the count asked, but for half the budget at most.
     *
     * @return median nanoseconds of a run: a mean would count the time given to others
     */
    private <E extends Exception> double warmUp(Run<E> run, LatencyProtocol protocol)
            throws E, InterruptedException {
        long start = nanos.getAsLong();
        double[] latest = new double[FIRST_CAPACITY];
        int count = 0;
        long spent = 0;
        do {
            stopIfInterrupted();
            latest[count++ % latest.length] = sample(run, 1) * NANOS_PER_MILLI;
            spent = nanos.getAsLong() - start;
        } while ((spent < protocol.warmUp().toNanos() || count < protocol.warmUpRuns())
                && spent < protocol.budget().toNanos() / 2);
        return Quantiles.median(Arrays.copyOf(latest, Math.min(count, latest.length)));
    }

    private static int runsPerSample(double nanosPerRun, LatencyProtocol protocol) {
        double runs = Math.ceil(protocol.sampleTime().toNanos() / Math.max(1, nanosPerRun));
        return (int) Math.max(1, Math.min(runs, Integer.MAX_VALUE));
    }

    private boolean isEnough(double[] samples, int count, long end, LatencyProtocol protocol) {
        if (count < LatencyProtocol.LEAST_SAMPLES) {
            return false;
        }
        if (count >= LatencyProtocol.MOST_SAMPLES || nanos.getAsLong() - end >= 0) {
            return true;
        }
        return count >= protocol.samples()
                && (count - protocol.samples()) % LOOK_EVERY == 0
                && SampleStatistics.of(Arrays.copyOf(samples, count)).relativeHalfWidth()
                        <= protocol.width();
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while measuring latency");
        }
    }
}
