package dev.linas.supernet.graph;

import java.util.List;

/**
 * An output of a network: 32-bit floats.
 *
 * @param name name in the graph, which is that of the node that computes it
 * @param axes lengths of its axes after the first, which is the batch
 */
public record GraphOutput(String name, List<Integer> axes) {
    public GraphOutput {
        axes = List.copyOf(axes);
    }

    /** An output of the given axes. */
    public static GraphOutput of(String name, Integer... axes) {
        return new GraphOutput(name, List.of(axes));
    }
}
