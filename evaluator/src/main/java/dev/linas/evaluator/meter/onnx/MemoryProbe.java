package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import dev.linas.device.memory.MemoryTask;
import dev.linas.device.memory.PeakMemory;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.family.StepParts;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.inference.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The peak of memory that the model needs while it is loaded and run, in bytes; where it reads a
 * prompt and then runs in steps, while it reads the prompt.
 */
final class MemoryProbe implements Probe {
    private static final String METRIC = "peak_memory_bytes";

    static final ProbeKind KIND =
            new ProbeKind(
                    List.of(Metric.cost(METRIC, "bytes")),
                    Set.of(ProbeTrait.NEEDS_MODEL, ProbeTrait.NEEDS_DEVICE),
                    MemoryProbe::obstacle,
                    MemoryProbe::new);

    private final Workload timed;

    MemoryProbe(OnnxSetup setup) {
        this.timed = setup.settings().timed();
    }

    private static Optional<String> obstacle(OnnxSetup setup) {
        Optional<Steps> steps = setup.steps().map(StepParts::steps);
        if (steps.isPresent() && steps.get().prompt().isEmpty()) {
            return Optional.of("memory is not measured of steps that no prompt goes before");
        }
        if (steps.isPresent() && !steps.get().once().isEmpty()) {
            return Optional.of("memory is not measured where a part runs once before the prompt");
        }
        return setup.provider() == Provider.CPU
                ? PeakMemory.obstacle()
                : Optional.of("memory is measured for provider cpu only");
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        MemoryTask task =
                new MemoryTask(
                        model.bytes(), timed.threads(), timed.batch(), model.plan().inputs());
        return Map.of(METRIC, MetricOutcome.exactly((double) PeakMemory.of(task)));
    }
}
