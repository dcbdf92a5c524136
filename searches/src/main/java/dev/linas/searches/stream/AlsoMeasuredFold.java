package dev.linas.searches.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.WantedMetrics;
import dev.linas.searches.result.AlsoMeasured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a search has measured beside its objectives, from its measurements in any order; of
 * several results for one candidate the first counts. Not thread-safe.
 */
public final class AlsoMeasuredFold {
    private final List<String> metrics = new ArrayList<>();
    private final Map<CandidateId, Map<String, Double>> values = new HashMap<>();

    /**
     * @param asked what the search asks for beside its objectives
     */
    public AlsoMeasuredFold(List<WantedMetrics> asked) {
        asked.forEach(pool -> pool.getMetrics().forEach(m -> metrics.add(id(m, pool.getPool()))));
    }

    /** Takes up a measurement of the search. */
    public void accept(Measurement measurement) {
        for (MetricResult result : measurement.getResults()) {
            String metric = id(result.getMetric(), measurement.getPool());
            Double value = result.getValue();
            if (value != null && Double.isFinite(value) && metrics.contains(metric)) {
                CandidateId candidate =
                        new CandidateId(measurement.getRound(), measurement.getIndex());
                values.computeIfAbsent(candidate, p -> new HashMap<>()).putIfAbsent(metric, value);
            }
        }
    }

    /** The values so far. */
    public AlsoMeasured result() {
        return new AlsoMeasured(metrics, values);
    }

    private static String id(String metric, String pool) {
        return Objective.id(metric, pool);
    }
}
