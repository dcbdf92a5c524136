package dev.linas.benchmarks.front;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.searches.file.SearchFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures single sub-networks with the meters of a search file, outside any search. Not thread-safe. */
public final class ObjectiveProbe implements AutoCloseable {
    private final SearchSpace space;
    private final List<Objective> objectives;
    private final Map<String, List<String>> metricsByPool = new LinkedHashMap<>();
    private final Map<String, Meter> meters = new LinkedHashMap<>();

    /**
     * Opens a meter for every pool of an objective.
     *
     * @throws dev.linas.evaluator.settings.InvalidPoolException if a pool's data cannot be used
     */
    public ObjectiveProbe(SearchFile file) {
        this.space = file.spec().space();
        this.objectives = file.spec().objectives();
        for (Objective objective : objectives) {
            metricsByPool
                    .computeIfAbsent(objective.pool(), pool -> new ArrayList<>())
                    .add(objective.metric());
        }
        try {
            for (String pool : metricsByPool.keySet()) {
                meters.put(pool, Meters.open(file.pools().get(pool), space));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Measures every objective of a canonical genome.
     *
     * @return one finite value per objective, in their order and unit; empty if one failed
     * @throws InterruptedException if the thread was interrupted
     */
    public Optional<double[]> measure(Genome genome) throws InterruptedException {
        Map<String, Double> valueById = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> asked : metricsByPool.entrySet()) {
            String pool = asked.getKey();
            meters.get(pool)
                    .measure(MeterTask.of(space, genome, asked.getValue()))
                    .outcomes()
                    .forEach(
                            (metric, outcome) -> {
                                if (outcome instanceof MetricOutcome.Measured measured) {
                                    valueById.put(metric + "@" + pool, measured.value());
                                }
                            });
        }
        double[] values = new double[objectives.size()];
        for (int o = 0; o < values.length; o++) {
            values[o] = valueById.getOrDefault(objectives.get(o).id(), Double.NaN);
            if (!Double.isFinite(values[o])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    @Override
    public void close() {
        meters.values().forEach(Meter::close);
    }
}
