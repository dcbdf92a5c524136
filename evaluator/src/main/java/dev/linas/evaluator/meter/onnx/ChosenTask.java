package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.task.Task;
import dev.linas.tasks.TaskKind;
import dev.linas.tasks.catalog.Tasks;
import java.util.List;
import java.util.Optional;

/**
 * The task that a network is scored on.
 *
 * @param kind its kind
 * @param task what the network says of it
 */
record ChosenTask(TaskKind<?> kind, Task task) {

    /**
     * Chooses among the tasks of a network: the first one that scores one of the metrics, or else
     * the first; empty if there is none.
     */
    static Optional<ChosenTask> among(List<Task> tasks, List<String> metrics) {
        List<ChosenTask> known =
                tasks.stream()
                        .flatMap(
                                task ->
                                        Tasks.ALL.implementations().stream()
                                                .filter(kind -> kind.scores(task))
                                                .map(kind -> new ChosenTask(kind, task)))
                        .toList();
        return known.stream()
                .filter(chosen -> chosen.kind().metricNames().stream().anyMatch(metrics::contains))
                .findFirst()
                .or(() -> known.stream().findFirst());
    }
}
