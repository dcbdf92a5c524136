package dev.linas.tasks;

import dev.linas.core.objective.Metric;
import dev.linas.supernet.sidecar.SidecarTask;
import dev.linas.supernet.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How networks are scored on one kind of task.
 *
 * @param <T> what networks say of the task
 * @param name name in messages
 * @param task class of what networks say of it
 * @param metrics what it scores
 * @param opener opens data as one network wants it; throws {@link
 *     dev.linas.tasks.settings.InvalidPoolException} naming the key, if it cannot be used
 * @param sidecar how sidecars of networks that are brought name it; empty if they cannot
 */
public record TaskKind<T extends Task>(
        String name,
        Class<T> task,
        List<Metric> metrics,
        BiFunction<T, DataRequest, TaskData> opener,
        Optional<SidecarTask> sidecar) {
    public TaskKind {
        metrics = List.copyOf(metrics);
    }

    /** A task that networks which are brought can have as well: their sidecars name it. */
    public TaskKind(
            SidecarTask sidecar,
            Class<T> task,
            List<Metric> metrics,
            BiFunction<T, DataRequest, TaskData> opener) {
        this(sidecar.kind(), task, metrics, opener, Optional.of(sidecar));
    }

    /** Names of what it scores. */
    public List<String> metricNames() {
        return metrics.stream().map(Metric::name).toList();
    }

    /** Whether a network that can be scored on the given task can be scored on this kind of it. */
    public boolean scores(Task given) {
        return task.isInstance(given);
    }

    /**
     * Opens data for a task; empty if the task is of another kind.
     *
     * @throws dev.linas.tasks.settings.InvalidPoolException naming the key, if it cannot be used
     */
    public Optional<TaskData> open(Task given, DataRequest request) {
        return scores(given)
                ? Optional.of(opener.apply(task.cast(given), request))
                : Optional.empty();
    }
}
