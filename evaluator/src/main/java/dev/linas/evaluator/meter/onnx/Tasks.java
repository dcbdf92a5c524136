package dev.linas.evaluator.meter.onnx;

import dev.linas.core.registry.Registry;
import dev.linas.supernet.task.Task;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.image.ImageClassificationData;
import dev.linas.tasks.language.LanguageModellingData;
import dev.linas.tasks.recommendation.RecommendationData;
import dev.linas.tasks.translation.TranslationData;
import java.util.List;
import java.util.Optional;

/** The tasks that networks are scored on. A new task is one package or class and one line here. */
final class Tasks {
    static final Registry<TaskKind<?>> ALL =
            Registry.of(
                    "task",
                    TaskKind::name,
                    List.of(
                            ImageClassificationData.KIND,
                            RecommendationData.KIND,
                            LanguageModellingData.KIND,
                            TranslationData.KIND));

    private Tasks() {}

    /** The kind of the task that a network is scored on, and what the network says of it. */
    record Chosen(TaskKind<?> kind, Task task) {}

    /**
     * Chooses among the tasks of a network: the first one that scores one of the metrics, or else
     * the first; empty if there is none.
     */
    static Optional<Chosen> choose(List<Task> tasks, List<String> metrics) {
        List<Chosen> known =
                tasks.stream()
                        .flatMap(
                                task ->
                                        ALL.implementations().stream()
                                                .filter(kind -> kind.scores(task))
                                                .map(kind -> new Chosen(kind, task)))
                        .toList();
        return known.stream()
                .filter(chosen -> chosen.kind().metricNames().stream().anyMatch(metrics::contains))
                .findFirst()
                .or(() -> known.stream().findFirst());
    }
}
