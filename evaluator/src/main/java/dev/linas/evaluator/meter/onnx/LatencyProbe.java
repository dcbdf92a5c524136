package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.inference.OnnxModel;
import dev.linas.evaluator.latency.LatencyReading;
import dev.linas.evaluator.latency.LatencyTimer;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Milliseconds that one batch takes: the median of samples. */
final class LatencyProbe implements Probe {
    static final String METRIC = "latency_ms";

    static final ProbeKind KIND =
            new ProbeKind(
                    List.of(METRIC),
                    true,
                    true,
                    setup -> Optional.empty(),
                    setup -> new LatencyProbe(setup));

    private final OnnxSetup setup;
    private final ProbeInput inputs;

    LatencyProbe(OnnxSetup setup) {
        this.setup = setup;
        this.inputs = new ProbeInput(setup.settings().batch());
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        LatencyReading reading = time(model);
        return Map.of(
                METRIC,
                MetricOutcome.sampled(
                        new Sampling(
                                "ms",
                                reading.runsPerSample(),
                                reading.samples(),
                                reading.statistics())));
    }

    LatencyReading time(BuiltModel model) throws InterruptedException {
        OnnxModel session = model.session(setup.timed());
        try (OnnxModel.Input input = inputs.of(model.plan(), session)) {
            return new LatencyTimer().time(() -> session.run(input), setup.settings().latency());
        }
    }
}
