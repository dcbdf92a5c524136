package dev.linas.log.replay;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Round;
import dev.linas.schemas.Samples;
import dev.linas.schemas.mapping.EvaluationMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of rounds, with their values aggregated anew from raw samples where that is asked. */
final class RecordedRows {
    private record Key(int round, int index, String metric, String pool) {}

    private final SearchLog log;
    private final List<Objective> objectives;
    private final Optional<Aggregation> aggregation;
    private final Map<Key, Samples> samples = new HashMap<>();

    /**
     * @throws IllegalArgumentException if values are to be aggregated and no objective has samples
     */
    RecordedRows(SearchLog log, List<Objective> objectives, Optional<Aggregation> aggregation) {
        this.log = log;
        this.objectives = objectives;
        this.aggregation = aggregation;
        for (Samples taken : log.samples()) {
            samples.putIfAbsent(
                    new Key(taken.getRound(), taken.getIndex(), taken.getMetric(), taken.getPool()),
                    taken);
        }
        if (aggregation.isPresent() && samples.isEmpty()) {
            throw new IllegalArgumentException(
                    ("--aggregate %s: the log of search '%s' holds no raw samples; only meters"
                                    + " that take samples publish them, such as 'onnx'")
                            .formatted(aggregation.get().text(), log.search().getSearchId()));
        }
    }

    /** The log that they are of. */
    SearchLog log() {
        return log;
    }

    /** The objectives of its search, in their order. */
    List<Objective> objectives() {
        return objectives;
    }

    /** The rows of all rounds, by (round, index). */
    List<Evaluation> all() {
        return log.rows().stream().map(this::aggregated).toList();
    }

    /** The rows that a round used for the first time. */
    List<Evaluation> of(Round round) {
        return round.getRows().stream()
                .map(EvaluationMapper::toEvaluation)
                .map(this::aggregated)
                .toList();
    }

    private Evaluation aggregated(Evaluation row) {
        if (aggregation.isEmpty()) {
            return row;
        }
        double[] values = row.values();
        double[] errors = row.hasSpread() ? row.standardErrors() : new double[0];
        for (int o = 0; o < values.length; o++) {
            Samples taken = samples.get(key(row, objectives.get(o)));
            if (taken != null && !Double.isNaN(values[o])) {
                values[o] = aggregation.get().of(taken.getSamples());
            }
        }
        return row.with(values, errors);
    }

    private static Key key(Evaluation row, Objective objective) {
        return new Key(row.round(), row.index(), objective.metric(), objective.pool());
    }
}
