package dev.linas.evaluator.meter.onnx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of probe.
 *
 * @param metrics what it measures
 * @param needsModel whether the plan of a sub-network is not enough for it
 * @param needsDevice whether it runs the model, and nothing else may run meanwhile
 * @param obstacle why it cannot measure here; empty if it can
 * @param opener opens a probe for one meter
 */
record ProbeKind(
        List<String> metrics,
        boolean needsModel,
        boolean needsDevice,
        Function<OnnxSetup, Optional<String>> obstacle,
        Function<OnnxSetup, Probe> opener) {
    ProbeKind {
        metrics = List.copyOf(metrics);
    }
}
