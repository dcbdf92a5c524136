package dev.linas.log.table;

import dev.linas.core.space.Genome;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One measurement of a candidate by a pool.
 *
 * @param search id of the search
 * @param round round of the candidate, &ge; 0
 * @param index index of the candidate in its round, &ge; 0
 * @param space digest of the search space
 * @param genome canonical genome
 * @param options the chosen option per variable, as a text; empty where the variable is inactive
 * @param pool the pool that measured
 * @param instance the evaluator that measured; empty where it is not known
 * @param device processor of the machine that measured; empty where it is not known
 * @param repeat whether it was answered from what was measured before
 * @param measuredAt when measuring ended, in whole milliseconds
 * @param durationMillis how long measuring took, in milliseconds, &ge; 0
 * @param outcome how it ended
 * @param error why metrics have no value; empty where all have
 * @param metrics what was measured, by metric
 */
public record LogRow(
        String search,
        int round,
        int index,
        String space,
        Genome genome,
        List<String> options,
        String pool,
        String instance,
        String device,
        boolean repeat,
        Optional<Instant> measuredAt,
        OptionalLong durationMillis,
        RowOutcome outcome,
        String error,
        Map<String, MetricValue> metrics) {
    public LogRow {
        options = List.copyOf(options);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
