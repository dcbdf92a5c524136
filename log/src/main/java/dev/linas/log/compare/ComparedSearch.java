package dev.linas.log.compare;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.mapping.MeasuringTime;
import dev.linas.schemas.mapping.SearchMapper;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A search that is to be compared with others.
 *
 * @param name different from those of the others
 * @param rows its evaluations, by (round, index)
 * @param seconds that each candidate was measured for, by all pools; 0 where it is not there
 */
public record ComparedSearch(
        String name,
        List<Objective> objectives,
        List<Evaluation> rows,
        Map<CandidateId, Double> seconds) {
    public ComparedSearch {
        objectives = List.copyOf(objectives);
        rows = List.copyOf(rows);
        // Not Map.copyOf: hash codes of places cluster, which its linear probing suffers from.
        seconds = Collections.unmodifiableMap(new HashMap<>(seconds));
    }

    /** The search of a log: the rows of its closed rounds. */
    public static ComparedSearch of(String name, SearchLog log) {
        return new ComparedSearch(
                name, SearchMapper.objectives(log.search()), log.rows(), seconds(log));
    }

    private static Map<CandidateId, Double> seconds(SearchLog log) {
        Map<CandidateId, Double> seconds = new HashMap<>();
        for (Measurement measurement : log.measurements()) {
            seconds.merge(
                    new CandidateId(measurement.getRound(), measurement.getIndex()),
                    MeasuringTime.seconds(measurement),
                    Double::sum);
        }
        return seconds;
    }
}
