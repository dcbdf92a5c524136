package dev.linas.searches.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How fast pools measure lately. Not thread-safe. */
public final class PoolRates {
    /** Enough to be steady, few enough to follow a change. */
    private static final int KEPT = 32;

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Map<String, ArrayDeque<Long>> timesByPool = new TreeMap<>();

    /**
     * Hears of a measurement.
     *
     * @param at milliseconds since the epoch, rising by pool
     */
    void accept(String pool, long at) {
        ArrayDeque<Long> times = timesByPool.computeIfAbsent(pool, p -> new ArrayDeque<>());
        times.addLast(at);
        if (times.size() > KEPT) {
            times.removeFirst();
        }
    }

    /**
     * Measurements per minute, over the last {@value #KEPT}; falls while nothing comes in. Empty
     * before the second one.
     */
    public OptionalDouble perMinute(String pool, Instant now) {
        ArrayDeque<Long> times = timesByPool.getOrDefault(pool, new ArrayDeque<>());
        if (times.size() < 2) {
            return OptionalDouble.empty();
        }
        long first = times.getFirst();
        double mean = (double) (times.getLast() - first) / (times.size() - 1);
        long silent = Duration.between(Instant.ofEpochMilli(times.getLast()), now).toMillis();
        // The next one is awaited for as long as one takes; after that the wait counts.
        double waited = Math.max(0, silent - mean);
        return OptionalDouble.of(
                (times.size() - 1)
                        * MILLIS_PER_MINUTE
                        / Math.max(1, times.getLast() - first + waited));
    }
}
