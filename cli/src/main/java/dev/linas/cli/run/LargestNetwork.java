package dev.linas.cli.run;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.device.DeviceLock;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.file.SearchFile;
import dev.linas.supernet.network.BuiltInNetworks;
import dev.linas.supernet.network.NetworkPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The largest sub-network of a search's space, measured by the search's own meters for comparison.
 * It is no candidate: nothing of it is written to the stream, and it counts for no budget.
 */
final class LargestNetwork {
    private LargestNetwork() {}

    /** Its genome; empty if no known super-network has this space. */
    static Optional<Genome> genome(SearchSpace space) {
        return BuiltInNetworks.forSpace(space.name())
                .map(network -> NetworkPlanner.of(network, space).largest());
    }

    /** Whether all that the objectives need can be measured here. */
    static boolean isMeasurable(SearchFile search) {
        return search.spec().objectives().stream()
                .allMatch(objective -> search.pools().containsKey(objective.pool()));
    }

    /**
     * Measures the objectives of a genome, pool by pool, each alone on its device; NaN where that
     * failed. Its round and index are 0 and mean nothing.
     *
     * @throws dev.linas.evaluator.settings.InvalidPoolException if a pool's files cannot be used
     */
    static Evaluation measure(SearchFile search, Genome genome) throws InterruptedException {
        SearchSpec spec = search.spec();
        Map<String, List<String>> metricsByPool = new LinkedHashMap<>();
        for (Objective objective : spec.objectives()) {
            metricsByPool
                    .computeIfAbsent(objective.pool(), pool -> new ArrayList<>())
                    .add(objective.metric());
        }
        Map<String, Double> values = new HashMap<>();
        for (Map.Entry<String, List<String>> asked : metricsByPool.entrySet()) {
            PoolSettings pool = search.pools().get(asked.getKey());
            MeterTask task = MeterTask.of(spec.space(), genome, asked.getValue());
            measured(pool, spec.space(), task)
                    .forEach((metric, value) -> values.put(metric + "@" + pool.pool(), value));
        }
        double[] inOrder =
                spec.objectives().stream()
                        .mapToDouble(o -> values.getOrDefault(o.id(), Double.NaN))
                        .toArray();
        return new Evaluation(0, 0, genome, inOrder, false);
    }

    private static Map<String, Double> measured(
            PoolSettings pool, SearchSpace space, MeterTask task) throws InterruptedException {
        try (Meter meter = Meters.open(pool, space)) {
            Optional<String> device = meter.describe().device();
            if (device.isEmpty()) {
                return values(meter, task);
            }
            DeviceLock lock = DeviceLock.acquire(device.get());
            try {
                return values(meter, task);
            } finally {
                lock.close();
            }
        }
    }

    private static Map<String, Double> values(Meter meter, MeterTask task)
            throws InterruptedException {
        Map<String, Double> values = new HashMap<>();
        meter.measure(task)
                .outcomes()
                .forEach(
                        (metric, outcome) -> {
                            if (outcome instanceof MetricOutcome.Measured measured) {
                                values.put(metric, measured.value());
                            }
                        });
        return values;
    }
}
