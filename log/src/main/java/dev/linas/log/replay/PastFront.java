package dev.linas.log.replay;

import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The front of a search as it was at a moment, also in the middle of a round.
 *
 * @param spec the search, as the policy has it
 * @param rows evaluations up to then, by (round, index)
 * @param lastRound number of the last round that had closed; empty before the first
 * @param front the non-dominated of them
 * @param volume its hypervolume against the reference point that the search froze; empty before
 */
public record PastFront(
        SearchSpec spec,
        List<Evaluation> rows,
        OptionalInt lastRound,
        List<Evaluation> front,
        Optional<Volume> volume) {
    /**
     * Goes back to a moment.
     *
     * @throws IllegalArgumentException if the search never reached it, naming how far it got
     */
    public static PastFront at(SearchLog log, Policy policy, LogMoment moment) {
        SearchSpec spec = policy.applied(SearchMapper.toSpec(log.search()));
        PastRows past = moment.rows(new RecordedRows(log, spec.objectives(), policy.aggregation()));
        List<Evaluation> rows = past.rows();
        List<Evaluation> front = ParetoFront.of(rows, spec.objectives());
        Optional<List<Double>> point =
                past.closed().stream()
                        .map(r -> r.getArchive().getReferencePoint())
                        .filter(Objects::nonNull)
                        .findFirst();
        return new PastFront(
                spec,
                rows,
                past.lastRound(),
                front,
                point.map(p -> FrontVolume.of(front, spec.objectives(), p)));
    }
}
