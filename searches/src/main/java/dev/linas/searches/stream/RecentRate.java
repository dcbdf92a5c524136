package dev.linas.searches.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/** How often something happened lately. Not thread-safe. */
public final class RecentRate {
    /** Enough to be steady, few enough to follow a change. */
    private static final int KEPT = 32;

    private static final double MILLIS_PER_MINUTE = 60_000;

    /** The newest times, the oldest of them first. */
    private final PriorityQueue<Long> times = new PriorityQueue<>();

    private long newest = Long.MIN_VALUE;

    /**
     * Hears that it happened.
     *
     * @param at milliseconds since the epoch, in any order
     */
    public void accept(long at) {
        times.add(at);
        newest = Math.max(newest, at);
        if (times.size() > KEPT) {
            times.remove();
        }
    }

    /**
     * Times per minute, over the last {@value #KEPT}; falls while nothing comes in. Empty before
     * the second one.
     */
    public OptionalDouble perMinute(Instant now) {
        if (times.size() < 2) {
            return OptionalDouble.empty();
        }
        long took = newest - times.element();
        int gaps = times.size() - 1;
        long silent = Duration.between(Instant.ofEpochMilli(newest), now).toMillis();
        // The next one is awaited for as long as one takes; after that the wait counts.
        double waited = Math.max(0, silent - (double) took / gaps);
        return OptionalDouble.of(gaps * MILLIS_PER_MINUTE / Math.max(1, took + waited));
    }
}
