package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.cut.SourceGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a part of a graph begins and ends.
 *
 * @param from the one tensor that goes in; empty text where there is a fault
 * @param to the one tensor that comes out
 * @param fault why it has no such ends
 */
record BlockEnds(String from, String to, Optional<String> fault) {

    /**
     * The ends of the nodes whose names begin with a text, as PyTorch names those of one module.
     *
     * @param prefix e.g. {@code /stage1/2/}
     */
    static BlockEnds of(SourceGraph graph, String prefix) {
        List<NodeProto> inside = new ArrayList<>();
        List<NodeProto> outside = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            (node.getName().startsWith(prefix) ? inside : outside).add(node);
        }
        Set<String> made = new LinkedHashSet<>();
        inside.forEach(node -> made.addAll(node.getOutputList()));
        Set<String> in = new LinkedHashSet<>();
        for (NodeProto node : inside) {
            for (String input : node.getInputList()) {
                if (!made.contains(input)
                        && !input.isEmpty()
                        && !graph.constants().containsKey(input)) {
                    in.add(input);
                }
            }
        }
        Set<String> out = new LinkedHashSet<>();
        for (NodeProto node : outside) {
            node.getInputList().stream().filter(made::contains).forEach(out::add);
        }
        graph.outputs().stream().filter(made::contains).forEach(out::add);
        graph.states().forEach(state -> out.remove(state.output()));
        List<String> from =
                out.size() == 1 ? from(graph, inside, in, out.iterator().next()) : List.of();
        if (from.size() != 1) {
            return new BlockEnds(
                    "",
                    "",
                    Optional.of(
                            ("%d nodes of %s begin with '%s'; %s go in and %s come out; expected"
                                            + " one tensor that comes out and one of its shape that"
                                            + " goes in, or name them as \"from\" and \"to\"")
                                    .formatted(inside.size(), graph.file(), prefix, in, out)));
        }
        return new BlockEnds(from.get(0), out.iterator().next(), Optional.empty());
    }

    /**
     * Finds the tensor that goes through a block: the one tensor that goes in; of several, the one
     * with the shape of the output, or the one that a Concat appends to.
     */
    private static List<String> from(
            SourceGraph graph, List<NodeProto> inside, Set<String> in, String to) {
        if (inside.size() == 1 && inside.get(0).getOpType().equals("Concat")) {
            return List.of(inside.get(0).getInput(0));
        }
        return in.size() == 1
                ? List.copyOf(in)
                : in.stream().filter(value -> graph.shape(value).equals(graph.shape(to))).toList();
    }
}
