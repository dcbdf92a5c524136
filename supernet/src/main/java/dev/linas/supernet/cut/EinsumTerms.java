package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The letters of an Einsum's axes.
 *
 * @param equation as the node has it, without blanks
 * @param inputs a text per input, a letter per axis
 * @param output the letters of what comes out; empty if the equation leaves them out
 */
record EinsumTerms(String equation, List<String> inputs, String output) {
    EinsumTerms {
        inputs = List.copyOf(inputs);
    }

    /** The terms of a node. */
    static EinsumTerms of(NodeProto node) {
        String equation =
                SourceGraph.attribute(node, "equation")
                        .map(a -> a.getS().toString(StandardCharsets.UTF_8))
                        .orElse("")
                        .replace(" ", "");
        String[] sides = equation.split("->", -1);
        return new EinsumTerms(
                equation, List.of(sides[0].split(",", -1)), sides.length == 2 ? sides[1] : "");
    }

    /** Whether every axis has a letter, and the output is written. */
    boolean isExplicit() {
        return equation.contains("->") && !equation.contains(".");
    }

    /** The letters of all inputs, and then of the output. */
    List<String> all() {
        List<String> all = new ArrayList<>(inputs);
        all.add(output);
        return all;
    }
}
