package dev.linas.device.latency;

import java.util.Arrays;

/**
 * Times at which this process was stopped while it measured: by SIGSTOP, a debugger, a virtual
 * machine that was paused. A sample across one tells nothing of the work, and the time has not been
 * measured in. A sample of more than {@link #LEAST_MILLIS} and of {@link #FACTOR} times the least
 * of its turn counts as such. Not thread-safe.
 */
final class Stops {
    /** Least length of a stop, in milliseconds; medians ignore shorter ones. */
    private static final double LEAST_MILLIS = 1000;

    /** Work may take so long by itself; but one more sample costs little then, and tells. */
    private static final double NOTABLE_MILLIS = 2000;

    private static final double FACTOR = 10;

    /** Most stops; further ones count as measured time, so that measuring always ends. */
    private static final int MOST = 16;

    private static final double NANOS_PER_MILLI = 1e6;

    private double lostNanos;
    private int count;

    /** Whether a sample took so long that another one has to tell the cause. */
    static boolean isNotable(double millisOfSample) {
        return millisOfSample > NOTABLE_MILLIS;
    }

    /**
     * The samples of a turn without those across a stop.
     *
     * @param samples milliseconds per run; at least one
     * @param runsPerSample runs that each is the mean of
     */
    double[] without(double[] samples, int runsPerSample) {
        double least = Arrays.stream(samples).min().orElseThrow();
        double[] kept =
                Arrays.stream(samples).filter(s -> !isStop(s, least, runsPerSample)).toArray();
        if (kept.length < samples.length && count < MOST) {
            count++;
            lostNanos +=
                    (Arrays.stream(samples).sum() - Arrays.stream(kept).sum())
                            * runsPerSample
                            * NANOS_PER_MILLI;
        }
        return kept;
    }

    private static boolean isStop(double sample, double least, int runsPerSample) {
        return sample * runsPerSample > LEAST_MILLIS && sample > FACTOR * least;
    }

    /** Nanoseconds that were lost by them so far. */
    long lostNanos() {
        return (long) lostNanos;
    }
}
