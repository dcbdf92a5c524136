package dev.linas.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The newest of some entries that come in any order. Not thread-safe. */
final class Newest<T> {
    private final int most;
    private final Comparator<T> byTime;
    private final List<T> entries = new ArrayList<>();

    /**
     * @param most how many are kept
     * @param time of an entry
     */
    Newest(int most, ToLongFunction<T> time) {
        this.most = most;
        this.byTime = Comparator.comparingLong(time);
    }

    void add(T entry) {
        int place = entries.size();
        while (place > 0 && byTime.compare(entries.get(place - 1), entry) > 0) {
            place--;
        }
        entries.add(place, entry);
        if (entries.size() > most) {
            entries.remove(0);
        }
    }

    /** Those that are kept, the oldest first. */
    List<T> oldestFirst() {
        return List.copyOf(entries);
    }
}
