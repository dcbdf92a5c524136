package dev.linas.supernet.graph;

import java.util.List;
import java.util.OptionalInt;

/**
 * An output of a network: 32-bit floats.
 *
 * @param name name in the graph, which is that of the node that computes it
 * @param axes lengths of its axes after the first, which is the batch
 * @param open index in these of the one that may have any length, which is then an example; empty
 *     if there is none
 */
public record GraphOutput(String name, List<Integer> axes, OptionalInt open) {
    public GraphOutput {
        axes = List.copyOf(axes);
    }

    /** An output whose axes all have the lengths given. */
    public GraphOutput(String name, List<Integer> axes) {
        this(name, axes, OptionalInt.empty());
    }

    /** The same with an axis of any length. */
    public GraphOutput open(int axis) {
        return new GraphOutput(name, axes, OptionalInt.of(axis));
    }

    /** An output of the given axes. */
    public static GraphOutput of(String name, Integer... axes) {
        return new GraphOutput(name, List.of(axes));
    }
}
