package dev.linas.supernet.elastic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input that the graph leaves open, as a sidecar describes it.
 *
 * @param name of the input
 * @param ids how many ids there are, where it holds such
 * @param axes lengths of its axes after the batch; empty if the graph tells
 * @param size the variable that chooses the length of the axes which the graph leaves open; empty
 *     if they are as long in all sub-networks
 */
record DeclaredInput(String name, OptionalLong ids, List<Integer> axes, Optional<String> size) {
    DeclaredInput {
        axes = List.copyOf(axes);
    }
}
