package dev.linas.evaluator.routing;

import dev.linas.core.space.SearchSpace;
import java.util.List;

/**
 * The properties that make the evaluators of a pool interchangeable.
 *
 * @param pool name of the pool
 * @param space the search space whose genomes it measures
 * @param metrics the metrics it measures
 * @param fingerprint fingerprint of its meters
 */
public record PoolIdentity(
        String pool, SearchSpace space, List<String> metrics, String fingerprint) {
    public PoolIdentity {
        metrics = List.copyOf(metrics);
    }
}
