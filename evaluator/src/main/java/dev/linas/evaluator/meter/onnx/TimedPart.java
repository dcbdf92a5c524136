package dev.linas.evaluator.meter.onnx;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Metric;
import dev.linas.supernet.family.StepParts;
import java.util.Optional;

/** The part of a model that is timed, and what is told of its time. */
enum TimedPart {
    /**
     * The whole model; of a network that runs in steps, the part that runs once, the prompt, and
     * all steps.
     */
    WHOLE("latency_ms"),
    /** The part that runs once, before the steps. */
    ENCODER("encoder_latency_ms"),
    /** The prompt, with nothing before it. */
    PROMPT("prefill_ms"),
    /** The middle one of the steps. */
    STEP("step_latency_ms"),
    /** The middle one of the steps, as tokens of all examples per second. */
    TOKENS("tokens_per_second");

    private static final double MILLIS = 1000;

    private final String metric;

    TimedPart(String metric) {
        this.metric = metric;
    }

    /** The metric that tells its time, or its speed. */
    Metric metric() {
        return this == TOKENS
                ? new Metric(metric, "1/s", Goal.MAXIMIZE, 0, Double.MAX_VALUE)
                : Metric.cost(metric, "ms");
    }

    /**
     * A value of its metric.
     *
     * @param millis that the part takes
     * @param batch examples that run at once
     */
    double value(double millis, int batch) {
        return this == TOKENS ? MILLIS * batch / millis : millis;
    }

    /** Why a network cannot be timed so; empty if it can. */
    Optional<String> obstacle(OnnxSetup setup) {
        Optional<StepParts> parts = setup.steps();
        boolean isThere =
                switch (this) {
                    case WHOLE -> true;
                    case ENCODER -> parts.flatMap(StepParts::once).isPresent();
                    case PROMPT -> parts.flatMap(all -> all.steps().prompt()).isPresent();
                    case STEP, TOKENS -> parts.isPresent();
                };
        return isThere
                ? Optional.empty()
                : Optional.of(
                        "network %s %s; 'latency_ms' is the time of a whole run"
                                .formatted(
                                        setup.network().planner().network().name(),
                                        parts.isEmpty()
                                                ? "does not run in steps"
                                                : this == ENCODER
                                                        ? "has no part that runs once"
                                                        : "takes no prompt"));
    }
}
