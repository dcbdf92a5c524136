package dev.linas.searches.simulation;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The meters of one simulated search, one per pool. Not thread-safe.
 *
 * <p>As in the stream, a value that was measured once is never measured again: it comes from the
 * shared {@link MeasuredValues}.
 */
final class ObjectiveMeters implements AutoCloseable {
    private final SearchSpec spec;
    private final Map<String, List<String>> metricsByPool = new LinkedHashMap<>();
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private final MeasuredValues measured;
    private final Map<String, String> firstFailure = new TreeMap<>();

    /**
     * Opens a meter for every pool of an objective.
     *
     * @param sources the loaded meters by pool
     */
    ObjectiveMeters(SearchSpec spec, Map<String, MeterSource> sources, MeasuredValues measured) {
        this.spec = spec;
        this.measured = measured;
        for (Objective objective : spec.objectives()) {
            metricsByPool
                    .computeIfAbsent(objective.pool(), pool -> new ArrayList<>())
                    .add(objective.metric());
        }
        try {
            metricsByPool.keySet().forEach(pool -> meters.put(pool, sources.get(pool).open()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Measures every objective of a candidate. */
    Evaluation evaluate(int round, int index, Genome genome) throws InterruptedException {
        Map<String, Double> valueById = new LinkedHashMap<>();
        boolean permanent = false;
        for (Map.Entry<String, List<String>> asked : metricsByPool.entrySet()) {
            permanent |= measure(asked.getKey(), asked.getValue(), genome, valueById);
        }
        double[] values = new double[spec.objectives().size()];
        boolean failed = false;
        for (int o = 0; o < values.length; o++) {
            values[o] = valueById.getOrDefault(spec.objectives().get(o).id(), Double.NaN);
            failed |= Double.isNaN(values[o]);
        }
        return new Evaluation(round, index, genome, values, failed && !permanent);
    }

    /** The first failure of every pool that had one, for people. */
    Map<String, String> firstFailures() {
        return firstFailure;
    }

    @Override
    public void close() {
        meters.values().forEach(Meter::close);
    }

    /** Adds what was measured to the values; tells whether a metric failed for good. */
    private boolean measure(
            String pool, List<String> metrics, Genome genome, Map<String, Double> valueById)
            throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String metric : metrics) {
            measured.find(pool, genome, metric)
                    .ifPresentOrElse(
                            value -> valueById.put(metric + "@" + pool, value),
                            () -> missing.add(metric));
        }
        if (missing.isEmpty()) {
            return false;
        }
        MeterReading reading =
                meters.get(pool).measure(MeterTask.of(spec.space(), genome, missing));
        boolean permanent = false;
        for (String metric : missing) {
            MetricOutcome outcome = reading.outcomes().get(metric);
            if (outcome instanceof MetricOutcome.Measured value) {
                valueById.put(metric + "@" + pool, value.value());
                measured.add(pool, genome, metric, value.value());
            } else if (outcome instanceof MetricOutcome.Failed failure) {
                permanent |= failure.permanent();
                firstFailure.putIfAbsent(pool, metric + ": " + failure.reason());
            }
        }
        return permanent;
    }
}
