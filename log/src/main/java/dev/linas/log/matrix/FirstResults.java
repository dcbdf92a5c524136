package dev.linas.log.matrix;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which result of each metric of a candidate and pool came first: that one counts. Takes 4 to 6
 * bytes a candidate, and a bit more for each metric of each pool. Not thread-safe.
 */
public final class FirstResults {
    private final CandidateRowIndex byCandidate = new CandidateRowIndex();
    private final Map<String, Map<String, BitSet>> known = new HashMap<>();
    private int candidates;

    /** Takes a result; tells whether it is the first of its metric, candidate and pool. */
    public boolean add(int round, int index, String pool, String metric) {
        int candidate = byCandidate.putIfAbsent(round, index, candidates);
        candidates += candidate == candidates ? 1 : 0;
        BitSet had =
                known.computeIfAbsent(pool, p -> new HashMap<>())
                        .computeIfAbsent(metric, m -> new BitSet());
        boolean isFirst = !had.get(candidate);
        had.set(candidate);
        return isFirst;
    }
}
