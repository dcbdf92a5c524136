package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts multiplications and parameters as papers do: before batch normalisation is folded. */
final class PlanProbe implements Probe {
    private static final String MACS = "macs";

    static final ProbeKind KIND =
            new ProbeKind(
                    List.of(Metric.cost(MACS, ""), Metric.cost("params", "")),
                    Set.of(),
                    setup -> Optional.empty(),
                    setup -> new PlanProbe());

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics) {
        Map<String, MetricOutcome> outcomes = new LinkedHashMap<>();
        for (String metric : metrics) {
            long count = metric.equals(MACS) ? model.plan().macs() : model.plan().params();
            outcomes.put(metric, MetricOutcome.exactly((double) count));
        }
        return outcomes;
    }
}
