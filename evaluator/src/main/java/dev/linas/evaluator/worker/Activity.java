package dev.linas.evaluator.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The present work of the workers of one instance, for its heart-beats. Thread-safe. */
public final class Activity {
    /** Fetching takes about 10 ms, and waiting can cost one measurement at the end of a round. */
    private static final double BRISK_BELOW_MILLIS = 200;

    /** Above the other one: workers that take part by turns would keep their share group busy. */
    private static final double SLOW_ABOVE_MILLIS = 300;

    private static final long AVERAGED = 10;

    private final Set<String> busyWith = new ConcurrentSkipListSet<>();
    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private long measured;
    private double averageMillis;
    private boolean brisk;

    void begin(String place) {
        busyWith.add(place);
    }

    void end(String place) {
        busyWith.remove(place);
    }

    void noteFacts(Map<String, String> found) {
        facts.putAll(found);
    }

    synchronized void countMeasured(long millis) {
        measured++;
        averageMillis += (millis - averageMillis) / Math.min(measured, AVERAGED);
        brisk = averageMillis <= (brisk ? SLOW_ABOVE_MILLIS : BRISK_BELOW_MILLIS);
    }

    /**
     * Whether measuring takes so little time, averaged over about the last ten, that fetching the
     * next record meanwhile is worth having it wait here. Not before a measurement is over: a
     * record that kills its worker should not take one that waits along.
     */
    synchronized boolean isBrisk() {
        return brisk;
    }

    /** The candidates that are measured now, as {@code searchId/round/index}, sorted. */
    public List<String> busyWith() {
        return List.copyOf(busyWith);
    }

    /** The facts that the last measurements found about the device, value by name. */
    public Map<String, String> facts() {
        return new TreeMap<>(facts);
    }

    /** Candidates measured so far. */
    public synchronized long measured() {
        return measured;
    }
}
