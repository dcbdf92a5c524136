package dev.linas.evaluator.pool;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.core.objective.UsualMetrics;
import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.MeterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of metrics by their names: what meters, their probes and tasks declare, and of
 * others what {@link UsualMetrics} tells. Immutable.
 */
public final class MetricCatalog {
    /** That of all meters. */
    public static final MetricCatalog ALL = new MetricCatalog(Meters.ALL);

    private final List<Metric> declared;

    /**
     * The catalogue of some meters.
     *
     * @throws IllegalArgumentException if two declare one name as different metrics
     */
    public MetricCatalog(Registry<MeterKind> meters) {
        List<Metric> all = new ArrayList<>();
        for (MeterKind meter : meters.implementations()) {
            for (Metric metric : meter.metrics()) {
                requireSame(metric, find(all, metric.name()).orElse(metric));
                all.add(metric);
            }
        }
        this.declared = List.copyOf(all);
    }

    private static void requireSame(Metric metric, Metric other) {
        if (!metric.equals(other)) {
            throw new IllegalArgumentException(
                    "metric '%s' is declared twice: %s and %s"
                            .formatted(metric.name(), other, metric));
        }
    }

    private static Optional<Metric> find(List<Metric> metrics, String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /** The metric of a name as it is declared; empty if it is nobody's. */
    public Optional<Metric> declared(String name) {
        return find(declared, name);
    }

    /** The usual goal of a metric; empty if neither a declaration nor its name tells. */
    public Optional<Goal> goal(String name) {
        return declared(name).map(Metric::goal).or(() -> UsualMetrics.goal(name));
    }

    /** Whether a metric cannot have a value, as far as is known. */
    public boolean excludes(String name, double value) {
        return declared(name)
                .map(metric -> metric.excludes(value))
                .orElseGet(() -> UsualMetrics.excludes(name, value));
    }
}
