package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of probe.
 *
 * @param metrics what it measures
 * @param traits what it needs and depends on
 * @param obstacle why it cannot measure here; empty if it can
 * @param opener opens a probe for one meter
 */
record ProbeKind(
        List<Metric> metrics,
        Set<ProbeTrait> traits,
        Function<OnnxSetup, Optional<String>> obstacle,
        Function<OnnxSetup, Probe> opener) {
    ProbeKind {
        metrics = List.copyOf(metrics);
        traits = Set.copyOf(traits);
    }

    /** Names of what it measures. */
    List<String> metricNames() {
        return metrics.stream().map(Metric::name).toList();
    }

    /** The given metrics that this kind measures, in the order given. */
    List<String> of(List<String> wanted) {
        return wanted.stream().filter(metricNames()::contains).toList();
    }

    /** Whether this kind measures one of the given metrics. */
    boolean measuresAnyOf(List<String> wanted) {
        return !of(wanted).isEmpty();
    }
}
