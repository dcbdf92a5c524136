package dev.linas.supernet.elastic;

import java.util.List;
import java.util.OptionalLong;

/**
 * An input that the graph leaves open, as a sidecar describes it.
 *
 * @param name of the input
 * @param ids how many ids there are, where it holds such
 * @param axes lengths of its axes after the batch; empty if the graph tells
 */
record DeclaredInput(String name, OptionalLong ids, List<Integer> axes) {
    DeclaredInput {
        axes = List.copyOf(axes);
    }
}
