package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The size of the ONNX file in bytes. */
final class SizeProbe implements Probe {
    private static final String METRIC = "model_bytes";

    static final ProbeKind KIND =
            new ProbeKind(
                    List.of(Metric.cost(METRIC, "bytes")),
                    Set.of(ProbeTrait.NEEDS_MODEL),
                    setup -> Optional.empty(),
                    setup -> new SizeProbe());

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics) {
        return Map.of(METRIC, MetricOutcome.exactly(model.length()));
    }
}
