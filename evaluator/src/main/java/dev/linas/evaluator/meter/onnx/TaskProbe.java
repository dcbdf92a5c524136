package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.inference.StepwiseModel;
import dev.linas.tasks.ScoredModel;
import dev.linas.tasks.ScoringSettings;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.TaskScorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures the metrics of a task. */
final class TaskProbe implements Probe {
    private final OnnxSetup setup;
    private final TaskScorer scorer;

    private TaskProbe(OnnxSetup setup) {
        OnnxSettings settings = setup.settings();
        this.setup = setup;
        this.scorer =
                setup.dataset()
                        .orElseThrow()
                        .scorer(
                                new ScoringSettings(
                                        settings.examples().fraction(),
                                        settings.scored().batch(),
                                        settings.scored().threads()));
    }

    /** The probe of a kind of task. */
    static ProbeKind of(TaskKind<?> task) {
        return new ProbeKind(
                task.metrics(),
                Set.of(ProbeTrait.NEEDS_MODEL, ProbeTrait.NEEDS_DEVICE, ProbeTrait.NEEDS_DATASET),
                setup -> obstacle(setup, task),
                TaskProbe::new);
    }

    private static Optional<String> obstacle(OnnxSetup setup, TaskKind<?> task) {
        if (!setup.task().equals(Optional.of(task.name()))) {
            return Optional.of(
                    "network %s is not scored on %s"
                            .formatted(setup.network().planner().network().name(), task.name()));
        }
        return setup.dataset().isPresent()
                ? Optional.empty()
                : Optional.of("key 'dataset' is missing");
    }

    /** The model as a task wants it. */
    private record Loaded(BuiltModel built, SessionSettings settings) implements ScoredModel {
        @Override
        public NetworkPlan plan() {
            return built.plan();
        }

        @Override
        public OnnxModel model() {
            return built.session(settings);
        }

        @Override
        public StepwiseModel stepwise() {
            return built.stepwise(settings, 1).get(0);
        }
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        Map<String, Double> scores = scorer.score(new Loaded(model, setup.untimed()), metrics);
        Map<String, MetricOutcome> outcomes = new LinkedHashMap<>();
        metrics.forEach(metric -> outcomes.put(metric, MetricOutcome.exactly(scores.get(metric))));
        return outcomes;
    }
}
