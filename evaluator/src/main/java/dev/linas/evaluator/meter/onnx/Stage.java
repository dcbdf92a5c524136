package dev.linas.evaluator.meter.onnx;

import java.util.Optional;

/** What of a model is timed. */
enum Stage {
    /** All of it: of a network that runs in steps what runs once and all steps. */
    WHOLE("latency_ms"),
    /** What runs once, before the steps. */
    ENCODER("encoder_latency_ms"),
    /** The middle one of the steps. */
    STEP("step_latency_ms");

    private final String metric;

    Stage(String metric) {
        this.metric = metric;
    }

    /** Name of its metric. */
    String metric() {
        return metric;
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
