package dev.linas.core.search;

import java.util.Comparator;

/**
 * Which candidate of a search it is. Ordered by round, then index.
 *
 * @param round its round, &ge; 0
 * @param index its index in the round, &ge; 0
 */
public record Place(int round, int index) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::round).thenComparingInt(Place::index);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** As people write it: {@code round/index}. */
    @Override
    public String toString() {
        return round + "/" + index;
    }
}
