package dev.linas.cli.run;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Preparation;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;

/**
 * The largest sub-network of a search's space, measured by the search's own meters for comparison.
 * It is no candidate: nothing of it is written to the stream, and it counts for no budget.
 */
final class LargestNetwork {
    private LargestNetwork() {}

    /** Whether all that the objectives need can be measured here. */
    static boolean isMeasurable(SearchFile search) {
        return search.spec().objectives().stream()
                .allMatch(objective -> search.pools().containsKey(objective.pool()));
    }

    /**
     * Measures the objectives of a genome; NaN where that failed. Its round and index are 0 and
     * mean nothing.
     *
     * @param preparation how the data of the pools is read
     * @throws dev.linas.evaluator.settings.InvalidPoolException if a pool's files cannot be used
     */
    static Evaluation measure(SearchFile search, Genome genome, Preparation preparation)
            throws InterruptedException {
        try (ObjectiveMeters meters =
                ObjectiveMeters.open(search.spec(), search.pools(), preparation)) {
            return meters.evaluate(0, 0, genome);
        }
    }
}
