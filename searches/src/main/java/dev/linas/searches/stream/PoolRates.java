package dev.linas.searches.stream;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How fast pools measure lately. Not thread-safe. */
public final class PoolRates {
    private final Map<String, RecentRate> byPool = new TreeMap<>();

    /**
     * Hears of a measurement.
     *
     * @param at milliseconds since the epoch
     */
    void accept(String pool, long at) {
        byPool.computeIfAbsent(pool, p -> new RecentRate()).accept(at);
    }

    /** Measurements per minute, as {@link RecentRate} tells; empty before the second one. */
    public OptionalDouble perMinute(String pool, Instant now) {
        RecentRate rate = byPool.get(pool);
        return rate == null ? OptionalDouble.empty() : rate.perMinute(now);
    }
}
