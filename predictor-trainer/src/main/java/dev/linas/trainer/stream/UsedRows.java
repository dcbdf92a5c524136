package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.RecentSearches;
import dev.linas.trainer.progress.SearchRows;
import dev.linas.trainer.progress.TrackedCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows that rounds have used, kept between rounds, so that a round reads its own candidates and
 * those of earlier rounds that were not all used, and no others. What a round used never changes.
 * Of searches whose rounds closed longest ago the rows are forgotten when there are more than
 * {@value #MOST_ROWS} in all, and read again. Not thread-safe.
 */
final class UsedRows {
    /** Some 200 bytes each with 45 variables. */
    static final int MOST_ROWS = 200_000;

    /**
     * The rows of one search.
     *
     * @param rows that were used, by (round, index)
     * @param open rounds below the next whose candidates were not all used when they were read
     * @param next the first round that was not read, or was read before it was closed
     */
    private record Kept(List<Evaluation> rows, TreeSet<Integer> open, int next) {}

    private static final Kept NOTHING = new Kept(List.of(), new TreeSet<>(), 0);

    private final SearchStores stores;
    private final RecentSearches<Kept> bySearch =
            new RecentSearches<>(MOST_ROWS, kept -> kept.rows().size());

    UsedRows(SearchStores stores) {
        this.stores = stores;
    }

    /**
     * The candidates of a search when a round closes.
     *
     * @param round the round that closes; candidates of the next one may be there already
     */
    SearchRows read(String searchId, int round, List<Objective> objectives) {
        Kept kept = bySearch.get(searchId).orElse(NOTHING);
        List<Evaluation> read = new ArrayList<>();
        List<TrackedCandidate> others = new ArrayList<>();
        TreeSet<Integer> open = new TreeSet<>();
        for (int each : kept.open()) {
            others.addAll(unused(stores.candidates(searchId, each), each, open));
        }
        for (int each = kept.next(); each <= round + 1; each++) {
            List<TrackedCandidate> candidates = stores.candidates(searchId, each);
            others.addAll(unused(candidates, each, open));
            candidates.stream()
                    .filter(candidate -> candidate.usedIn().isPresent())
                    .forEach(candidate -> read.add(candidate.toEvaluation(objectives)));
        }
        List<Evaluation> rows = kept.rows();
        if (!read.isEmpty()) {
            rows = new ArrayList<>(kept.rows());
            rows.addAll(read);
        }
        int next = Math.max(kept.next(), round + 1);
        open.tailSet(next).clear();
        bySearch.put(searchId, new Kept(rows, open, next));
        return new SearchRows(rows, others);
    }

    private static List<TrackedCandidate> unused(
            List<TrackedCandidate> candidates, int round, Set<Integer> open) {
        List<TrackedCandidate> unused =
                candidates.stream().filter(candidate -> candidate.usedIn().isEmpty()).toList();
        int size = candidates.stream().mapToInt(c -> c.roundSize().orElse(0)).max().orElse(0);
        if (!unused.isEmpty() || candidates.size() < size || size == 0) {
            open.add(round);
        }
        return unused;
    }

    /**
     * Keeps what a round used; its candidates are in the store.
     *
     * @param rows all that the search has used now, by (round, index)
     */
    void keep(String searchId, List<Evaluation> rows) {
        bySearch.get(searchId) // else they were forgotten meanwhile
                .ifPresent(
                        kept -> bySearch.put(searchId, new Kept(rows, kept.open(), kept.next())));
    }

    /** Reads them again next time. */
    void forget(String searchId) {
        bySearch.remove(searchId);
    }
}
