package dev.linas.trainer.progress;

import dev.linas.core.search.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The candidates of a search when a round closes.
 *
 * @param used rows that earlier rounds used, by (round, index); they never change
 * @param others candidates that no round has used, by (round, index)
 */
public record SearchRows(List<Evaluation> used, List<TrackedCandidate> others) {
    public SearchRows {
        used = Collections.unmodifiableList(used);
        others = List.copyOf(others);
    }

    /**
     * The rows that were used, and others.
     *
     * @param fresh by (round, index)
     * @return by (round, index)
     */
    List<Evaluation> with(List<Evaluation> fresh) {
        if (fresh.isEmpty()) {
            return used;
        }
        List<Evaluation> rows = new ArrayList<>(used.size() + fresh.size());
        int next = 0;
        for (Evaluation row : fresh) {
            while (next < used.size() && used.get(next).compareTo(row) < 0) {
                rows.add(used.get(next++));
            }
            rows.add(row);
        }
        rows.addAll(used.subList(next, used.size()));
        return rows;
    }
}
