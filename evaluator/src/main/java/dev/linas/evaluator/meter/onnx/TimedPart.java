package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Metric;
import java.util.Optional;

/** The part of a model that is timed. */
enum TimedPart {
    /** The whole model; of a network that runs in steps, the part that runs once and all steps. */
    WHOLE("latency_ms"),
    /** The part that runs once, before the steps. */
    ENCODER("encoder_latency_ms"),
    /** The middle one of the steps. */
    STEP("step_latency_ms");

    private final String metric;

    TimedPart(String metric) {
        this.metric = metric;
    }

    /** The metric that tells its time. */
    Metric metric() {
        return Metric.cost(metric, "ms");
    }

    /** Why a network cannot be timed so; empty if it can. */
    Optional<String> obstacle(OnnxSetup setup) {
        return this == WHOLE || setup.runsInSteps()
                ? Optional.empty()
                : Optional.of(
                        "network %s does not run in steps"
                                .formatted(setup.network().planner().network().name()));
    }
}
