package dev.linas.evaluator.meter.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stopwatch of one candidate: what each metric took. Building the model counts for those that need
 * it, in equal parts. Not thread-safe.
 */
final class ProbeSeconds {
    private final List<String> needingModel;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** Starts. */
    ProbeSeconds(List<String> metrics) {
        this.needingModel =
                metrics.stream()
                        .filter(metric -> Probes.have(ProbeTrait.NEEDS_MODEL, List.of(metric)))
                        .toList();
    }

    /** The model is there. */
    void built() {
        count(needingModel);
    }

    /** Metrics were measured, together. */
    void measured(List<String> metrics) {
        count(metrics);
    }

    private void count(List<String> metrics) {
        long now = System.nanoTime();
        double each = (now - since) / 1e9 / Math.max(1, metrics.size());
        metrics.forEach(metric -> seconds.merge(metric, each, Double::sum));
        since = now;
    }

    /** Seconds by metric, of those that were got to. */
    Map<String, Double> byMetric() {
        return seconds;
    }
}
