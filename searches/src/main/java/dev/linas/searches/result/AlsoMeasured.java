package dev.linas.searches.result;

import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that were measured beside the objectives, by candidate. Immutable.
 *
 * @param metrics what was asked for, as {@code metric@pool}, in the order of the search
 * @param values the values that are in, by candidate and {@code metric@pool}
 */
public record AlsoMeasured(List<String> metrics, Map<CandidateId, Map<String, Double>> values) {
    /** Nothing was asked for. */
    public static final AlsoMeasured NOTHING = new AlsoMeasured(List.of(), Map.of());

    public AlsoMeasured {
        metrics = List.copyOf(metrics);
        Map<CandidateId, Map<String, Double>> copy = new HashMap<>();
        values.forEach((candidate, byMetric) -> copy.put(candidate, Map.copyOf(byMetric)));
        values = Map.copyOf(copy);
    }

    /** The value of a metric of an evaluation, in the metric's unit; NaN if there is none. */
    public double value(Evaluation evaluation, String metric) {
        return values.getOrDefault(evaluation.id(), Map.of()).getOrDefault(metric, Double.NaN);
    }
}
