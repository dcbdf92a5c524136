package dev.linas.searches.file;

import dev.linas.evaluator.pool.PoolSettings;
import java.util.List;
import java.util.Map;

/**
 * The pools of a file.
 *
 * @param names every pool that the file names, also those with an error
 * @param settings settings of the valid ones, in the order of the file
 * @param json the same as canonical JSON
 */
record Pools(List<String> names, Map<String, PoolSettings> settings, Map<String, String> json) {
    static final String EXPECTED = "a mapping of pool names to their settings";

    /** The metrics that a pool serves; none if its settings are not valid. */
    List<String> servedBy(String pool) {
        PoolSettings valid = settings.get(pool);
        return valid == null ? List.of() : valid.meter().metricNames();
    }
}
