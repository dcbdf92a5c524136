package dev.linas.evaluator.meter.onnx;

import java.util.List;

/** The kinds of probes, in the order in which they measure: what must be undisturbed comes first. */
final class Probes {
    private static final List<ProbeKind> KINDS =
            List.of(
                    PlanProbe.KIND,
                    SizeProbe.KIND,
                    LatencyProbe.KIND,
                    EnergyProbe.KIND,
                    AccuracyProbe.KIND,
                    MemoryProbe.KIND);

    private Probes() {}

    static List<ProbeKind> kinds() {
        return KINDS;
    }

    /** All metrics that can be asked for, sorted. */
    static List<String> metrics() {
        return KINDS.stream().flatMap(kind -> kind.metrics().stream()).sorted().toList();
    }
}
