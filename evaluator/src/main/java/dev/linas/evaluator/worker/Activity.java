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
    private final Set<String> busyWith = new ConcurrentSkipListSet<>();
    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private final AtomicLong measured = new AtomicLong();

    void begin(String place) {
        busyWith.add(place);
    }

    void end(String place) {
        busyWith.remove(place);
    }

    void noteFacts(Map<String, String> found) {
        facts.putAll(found);
    }

    void countMeasured() {
        measured.incrementAndGet();
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
