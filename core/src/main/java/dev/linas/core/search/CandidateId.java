package dev.linas.core.search;

import java.util.Comparator;

/**
 * Which candidate of a search it is. Ordered by round, then index.
 *
 * @param round its round, &ge; 0
 * @param index its index in the round, &ge; 0
 */
public record CandidateId(int round, int index) implements Comparable<CandidateId> {
    private static final Comparator<CandidateId> ORDER =
            Comparator.comparingInt(CandidateId::round).thenComparingInt(CandidateId::index);

    @Override
    public int compareTo(CandidateId other) {
        return ORDER.compare(this, other);
    }

    /** As people write it: {@code round/index}. */
    @Override
    public String toString() {
        return round + "/" + index;
    }
}
