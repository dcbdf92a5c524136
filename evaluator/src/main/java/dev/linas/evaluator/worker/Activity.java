package dev.linas.evaluator.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** What the workers of one instance do, for its heart-beats. Thread-safe. */
public final class Activity {
    /** Fetching takes about 10 ms, and waiting can cost one measurement at the end of a round. */
    private static final long BRISK_MILLIS = 250;

    private final Set<String> busyWith = new ConcurrentSkipListSet<>();
    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private final AtomicLong measured = new AtomicLong();
    private volatile long lastMillis;

    void begin(String place) {
        busyWith.add(place);
    }

    void end(String place) {
        busyWith.remove(place);
    }

    void noteFacts(Map<String, String> found) {
        facts.putAll(found);
    }

    void countMeasured(long millis) {
        lastMillis = millis;
        measured.incrementAndGet();
    }

    /**
     * Whether measuring takes so little time that fetching the next record meanwhile is worth having it wait here. Not
     * before a measurement is over: a record that kills its worker should not take one that waits along.
     */
    boolean isBrisk() {
        return measured() > 0 && lastMillis <= BRISK_MILLIS;
    }

    /** What is measured now, as {@code searchId/round/index}, sorted. */
    public List<String> busyWith() {
        return List.copyOf(busyWith);
    }

    /** What the last measurements found out about the device, name by value. */
    public Map<String, String> facts() {
        return new TreeMap<>(facts);
    }

    /** Candidates measured so far. */
    public long measured() {
        return measured.get();
    }
}
