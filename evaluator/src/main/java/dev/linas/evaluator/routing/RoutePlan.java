package dev.linas.evaluator.routing;

import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The plan for the metrics wanted of one candidate; every metric is in exactly one of the three.
 *
 * @param repeats metrics that were measured before
 * @param missing metrics that must be measured
 * @param refused metrics that this pool will never measure, with the reason
 */
public record RoutePlan(List<String> repeats, List<String> missing, Map<String, String> refused) {
    public RoutePlan {
        repeats = List.copyOf(repeats);
        missing = List.copyOf(missing);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }

    /**
     * Plans a candidate.
     *
     * @param spaceName name of the candidate's search space, for messages
     * @param spaceDigest digest of the candidate's search space
     * @param genome its genome
     * @param wanted the metrics wanted of this pool
     * @param known whether a metric of this genome was measured before under the pool's fingerprint
     */
    public static RoutePlan of(
            PoolIdentity pool,
            String spaceName,
            String spaceDigest,
            Genome genome,
            List<String> wanted,
            Predicate<String> known) {
        String misfit = misfit(pool, spaceName, spaceDigest, genome);
        List<String> repeats = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, String> refused = new LinkedHashMap<>();
        for (String metric : wanted) {
            if (!misfit.isEmpty()) {
                refused.put(metric, misfit);
            } else if (!pool.metrics().contains(metric)) {
                refused.put(
                        metric,
                        "pool %s does not measure metric %s; it measures %s"
                                .formatted(pool.pool(), metric, pool.metrics()));
            } else if (known.test(metric)) {
                repeats.add(metric);
            } else {
                missing.add(metric);
            }
        }
        return new RoutePlan(repeats, missing, refused);
    }

    /** Why the pool cannot measure this genome at all; empty if it can. */
    private static String misfit(
            PoolIdentity pool, String spaceName, String spaceDigest, Genome genome) {
        if (!spaceDigest.equals(pool.space().digest())) {
            return ("pool %s serves search space %s (digest %s), but the candidate is of %s"
                            + " (digest %s); start this pool with the space of the search")
                    .formatted(
                            pool.pool(),
                            pool.space().name(),
                            pool.space().digest(),
                            spaceName,
                            spaceDigest);
        }
        try {
            pool.space().check(genome);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
