package dev.linas.device.latency;

import dev.linas.core.stats.Quantiles;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Something that always takes the same work, timed along with everything else: how long it takes
 * tells the pace of the device. Its usual time is the median of the latest {@value #REMEMBERED}
 * readings, so that what passes is told from what lasts. Not thread-safe.
 *
 * @param <E> what the work may throw
 */
public final class Reference<E extends Exception> {
    private static final int REMEMBERED = 256;

    private final LatencyTimer.Run<E> run;
    private final Deque<Double> latest = new ArrayDeque<>();
    private int runsPerSample;

    /**
     * @param run the work; set up once, for its place in memory counts too
     */
    public Reference(LatencyTimer.Run<E> run) {
        this.run = run;
    }

    LatencyTimer.Run<E> run() {
        return run;
    }

    /** Runs that one sample is the mean of; 0 as long as that is not known. */
    int runsPerSample() {
        return runsPerSample;
    }

    void measuredBy(int runs) {
        this.runsPerSample = runs;
    }

    /** Takes note of a reading in milliseconds, above 0. */
    void note(double median) {
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(median);
    }

    /** Milliseconds that it usually takes; there must be a reading. */
    double usual() {
        return Quantiles.median(latest.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
