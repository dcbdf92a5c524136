package dev.linas.searches.measurement;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.tasks.dataset.Preparation;
import java.util.Map;

/**
 * The largest sub-network of a search's space, measured by the search's own meters for comparison.
 * It is no candidate: nothing of it is written to the stream, and it counts for no budget.
 */
public final class LargestNetwork {
    private LargestNetwork() {}

    /** Whether all that the objectives need can be measured here. */
    public static boolean isMeasurable(SearchSpec search, Map<String, PoolSettings> pools) {
        return search.objectives().stream()
                .allMatch(objective -> pools.containsKey(objective.pool()));
    }

    /**
     * Measures the objectives of a genome; NaN where that failed. Its round and index are 0 and
     * mean nothing.
     *
     * @param pools meters of this machine by pool
     * @param preparation how the data of the pools is read
     * @throws dev.linas.tasks.settings.InvalidPoolException if a pool's files cannot be used
     */
    public static Evaluation measure(
            SearchSpec search,
            Map<String, PoolSettings> pools,
            Genome genome,
            Preparation preparation)
            throws InterruptedException {
        try (ObjectiveMeters meters = ObjectiveMeters.open(search, pools, preparation)) {
            return meters.evaluate(0, 0, genome);
        }
    }
}
