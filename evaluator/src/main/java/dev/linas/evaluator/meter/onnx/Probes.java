package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import dev.linas.core.registry.Registry;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.catalog.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The kinds of probes, in the order in which they measure: what must be undisturbed comes first. A
 * new probe is one class and one line here; a new task has a probe by itself.
 */
final class Probes {
    private static final Registry<ProbeKind> ALL =
            withTasks(
                            new Registry<>(
                                    "probe",
                                    List.of(
                                            Map.entry("plan", PlanProbe.KIND),
                                            Map.entry("size", SizeProbe.KIND),
                                            Map.entry("latency", LatencyProbe.of(TimedPart.WHOLE)),
                                            Map.entry(
                                                    "encoder", LatencyProbe.of(TimedPart.ENCODER)),
                                            Map.entry("prompt", LatencyProbe.of(TimedPart.PROMPT)),
                                            Map.entry("step", LatencyProbe.of(TimedPart.STEP)),
                                            Map.entry("tokens", LatencyProbe.of(TimedPart.TOKENS)),
                                            Map.entry("energy", EnergyProbe.KIND))))
                    .with("memory", MemoryProbe.KIND);

    private Probes() {}

    private static Registry<ProbeKind> withTasks(Registry<ProbeKind> probes) {
        Registry<ProbeKind> all = probes;
        for (TaskKind<?> task : Tasks.ALL.implementations()) {
            all = all.with(task.name(), TaskProbe.of(task));
        }
        return all;
    }

    /** All metrics that can be asked for, sorted by name. */
    static List<Metric> metrics() {
        return ALL.implementations().stream()
                .flatMap(kind -> kind.metrics().stream())
                .sorted(Comparator.comparing(Metric::name))
                .toList();
    }

    /** The kinds that measure one of the given metrics, in the order in which they measure. */
    static List<ProbeKind> measuring(List<String> metrics) {
        return ALL.implementations().stream().filter(kind -> kind.measuresAnyOf(metrics)).toList();
    }

    /** Whether a probe of one of the given metrics has a trait. */
    static boolean have(ProbeTrait trait, List<String> metrics) {
        return measuring(metrics).stream().anyMatch(kind -> kind.traits().contains(trait));
    }
}
