package dev.linas.supernet.sidecar;

import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.network.DescriptionSection;
import dev.linas.supernet.task.Task;
import java.util.function.BiFunction;

/**
 * A kind of task as the sidecar of a network names it.
 *
 * @param kind name under {@code task.kind}
 * @param reader reads the other keys of {@code task} for a graph; notes what is wrong and then
 *     gives a task that is not used
 */
public record SidecarTask(String kind, BiFunction<DescriptionSection, SourceGraph, Task> reader) {}
