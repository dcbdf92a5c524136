package dev.linas.core.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Values that an app keeps in memory, one per search; the stores hold all of them. When their rows
 * are too many, the values of the searches that were asked for longest ago are forgotten. Not
 * thread-safe.
 *
 * @param <T> what is kept of a search
 */
public final class RecentSearches<T> {
    private record Kept<T>(T value, int rows) {}

    private final int mostRows;
    private final ToIntFunction<T> rows;
    private final Map<String, Kept<T>> byId = new LinkedHashMap<>(16, 0.75f, true);
    private int count;

    /**
     * @param mostRows rows of all searches together; the one that came last stays in any case
     * @param rows how many rows a value is of; asked when it is put
     */
    public RecentSearches(int mostRows, ToIntFunction<T> rows) {
        this.mostRows = mostRows;
        this.rows = rows;
    }

    /** The value that is kept for a search; empty if none is, or none any more. */
    public Optional<T> get(String searchId) {
        return Optional.ofNullable(byId.get(searchId)).map(Kept::value);
    }

    /** Keeps something of a search, in the place of what was kept before. */
    public void put(String searchId, T value) {
        remove(searchId);
        Kept<T> kept = new Kept<>(value, rows.applyAsInt(value));
        byId.put(searchId, kept);
        count += kept.rows();
        Iterator<Kept<T>> eldest = byId.values().iterator();
        while (count > mostRows && byId.size() > 1) {
            count -= eldest.next().rows();
            eldest.remove();
        }
    }

    /** Forgets what is kept of a search. */
    public void remove(String searchId) {
        Kept<T> kept = byId.remove(searchId);
        count -= kept == null ? 0 : kept.rows();
    }
}
