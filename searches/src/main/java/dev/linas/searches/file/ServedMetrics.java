package dev.linas.searches.file;

import dev.linas.core.config.Identifier;
import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.registry.Suggestions;
import java.util.List;
import java.util.Optional;

/** Checks the metrics and pools that a file asks for against the file's own pools. */
final class ServedMetrics {
    private final Pools pools;
    private final ForeignPools foreignPools;
    private final Problems problems;

    ServedMetrics(Pools pools, ForeignPools foreignPools, Problems problems) {
        this.pools = pools;
        this.foreignPools = foreignPools;
        this.problems = problems;
    }

    /** The name of a metric or pool under a key that must be there. */
    Optional<String> name(Section section, String key) {
        return section.required(key, "a name: " + Identifier.EXPECTED).identifier();
    }

    /** Reports a pool that is not there, or a metric that it does not serve. */
    void check(String path, Optional<String> metric, String pool) {
        check(path, path + ".pool", metric, pool);
    }

    /** Likewise, where the pool is named under a key of another path. */
    void check(String path, String poolPath, Optional<String> metric, String pool) {
        if (!pools.names().contains(pool)) {
            foreign(poolPath, pool);
            return;
        }
        List<String> served = pools.servedBy(pool);
        if (metric.isPresent() && !served.isEmpty() && !served.contains(metric.get())) {
            problems.error(
                    path + ".metric",
                    "'%s.metric' is '%s', which the pool '%s' does not serve; expected one of %s%s"
                            .formatted(
                                    path,
                                    metric.get(),
                                    pool,
                                    String.join(", ", served),
                                    Suggestions.didYouMean(metric.get(), served)));
        }
    }

    private String expected(String pool) {
        return pools.names().isEmpty()
                ? "no pools are named; name it with its settings: pools: {%s: {meter: ...}}"
                        .formatted(pool)
                : "expected one of " + pools.names() + " or its settings there";
    }

    private void foreign(String path, String pool) {
        String message =
                "'%s' names the pool '%s', which is not under 'pools'%s"
                        .formatted(path, pool, Suggestions.didYouMean(pool, pools.names()));
        if (foreignPools == ForeignPools.REFUSED) {
            problems.error(path, message + "; " + expected(pool));
        } else {
            problems.warning(path, message + "; the search waits for its evaluators to join");
        }
    }
}
