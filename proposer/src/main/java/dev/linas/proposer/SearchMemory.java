package dev.linas.proposer;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The content of the stores of one search, in memory: the measured rows, and how often each
 * sub-network was proposed. Grows as they do. Not thread-safe.
 */
final class SearchMemory {
    private final TreeMap<CandidateId, Evaluation> rows = new TreeMap<>();
    private final Map<Genome, Integer> attempts;

    /** Attempts of each genome less its rows, where they differ. */
    private final Map<Genome, Integer> open = new HashMap<>();

    private int proposed;

    /**
     * @param attempts how often each genome was proposed
     */
    SearchMemory(Collection<Evaluation> rows, Map<Genome, Integer> attempts) {
        this.attempts = new LinkedHashMap<>(attempts);
        attempts.forEach(this::count);
        rows.forEach(this::add);
    }

    /** Adds a row, if its candidate has none. */
    void add(Evaluation row) {
        if (rows.putIfAbsent(row.id(), row) == null) {
            merge(row.genome(), -1);
        }
    }

    /** Counts a genome that was proposed once more. */
    void proposed(Genome genome) {
        attempts.merge(genome, 1, Integer::sum);
        count(genome, 1);
    }

    private void count(Genome genome, int times) {
        proposed += times;
        merge(genome, times);
    }

    private void merge(Genome genome, int more) {
        open.merge(genome, more, (before, added) -> before + added == 0 ? null : before + added);
    }

    /** All rows, by (round, index). */
    List<Evaluation> history() {
        return List.copyOf(rows.values());
    }

    /** Every genome that was proposed. */
    Set<Genome> genomes() {
        return attempts.keySet();
    }

    /** Candidates in all, repeated attempts included. */
    int candidates() {
        return proposed;
    }

    /** Genomes that were proposed more often than answered. */
    Set<Genome> pending() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
