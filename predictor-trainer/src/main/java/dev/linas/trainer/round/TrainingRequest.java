package dev.linas.trainer.round;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that closing a round depends on.
 *
 * @param spec the search
 * @param round the round that closes, &ge; 0
 * @param budget budget in force, in evaluations; empty: no limit
 * @param rows all evaluations so far, by (round, index)
 * @param pending genomes that were proposed and have no row yet; empty when every round was full
 * @param referencePoint reference point that an earlier round froze, in the objectives' own units
 * @param previousHypervolume hypervolume after the round before; empty in round 0
 * @param stagnantRounds rounds in a row without growth up to the round before, &ge; 0
 * @param stopRequested whether the user stopped the search
 * @param retried whether the search goes on although it failed, so that it does not fail at once
 *     for what it failed of before
 */
public record TrainingRequest(
        SearchSpec spec,
        int round,
        OptionalInt budget,
        List<Evaluation> rows,
        List<Genome> pending,
        Optional<List<Double>> referencePoint,
        OptionalDouble previousHypervolume,
        int stagnantRounds,
        boolean stopRequested,
        boolean retried) {
    public TrainingRequest {
        Objects.requireNonNull(spec);
        rows = List.copyOf(rows);
        pending = List.copyOf(pending);
        referencePoint = referencePoint.map(List::copyOf);
        for (int r = 1; r < rows.size(); r++) {
            if (rows.get(r - 1).compareTo(rows.get(r)) >= 0) {
                throw new IllegalArgumentException(
                        "rows must ascend by (round, index), but "
                                + rows.get(r - 1)
                                + " stands before "
                                + rows.get(r));
            }
        }
    }

    /** A round that closes with a row for every candidate. */
    public TrainingRequest(
            SearchSpec spec,
            int round,
            OptionalInt budget,
            List<Evaluation> rows,
            Optional<List<Double>> referencePoint,
            OptionalDouble previousHypervolume,
            int stagnantRounds,
            boolean stopRequested) {
        this(
                spec,
                round,
                budget,
                rows,
                List.of(),
                referencePoint,
                previousHypervolume,
                stagnantRounds,
                stopRequested,
                false);
    }
}
