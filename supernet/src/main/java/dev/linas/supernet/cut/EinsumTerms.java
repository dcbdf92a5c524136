package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The letters of an Einsum's axes. Axes that an ellipsis stands for have letters that no equation
 * can have; a result that is not written has the letters that occur once, in their order.
 *
 * @param inputs a text per input, a letter per axis
 * @param output the letters of what comes out
 */
record EinsumTerms(List<String> inputs, String output) {
    private static final String ELLIPSIS = "...";
    private static final char UNWRITTEN = '\uE000';

    EinsumTerms {
        inputs = List.copyOf(inputs);
    }

    /**
     * The terms of a node.
     *
     * @param rank how many axes a tensor has
     */
    static EinsumTerms of(NodeProto node, ToIntFunction<String> rank) {
        String equation =
                SourceGraph.attribute(node, "equation")
                        .map(a -> a.getS().toString(StandardCharsets.UTF_8))
                        .orElse("")
                        .replace(" ", "");
        String[] sides = equation.split("->", -1);
        List<String> written = List.of(sides[0].split(",", -1));
        int[] hidden = new int[written.size()];
        int most = 0;
        for (int t = 0; t < hidden.length; t++) {
            if (written.get(t).contains(ELLIPSIS)) {
                int letters = written.get(t).length() - ELLIPSIS.length();
                hidden[t] = rank.applyAsInt(node.getInput(t)) - letters;
                most = Math.max(most, hidden[t]);
            }
        }
        List<String> inputs = new ArrayList<>();
        for (int t = 0; t < hidden.length; t++) {
            inputs.add(written.get(t).replace(ELLIPSIS, unwritten(most, hidden[t])));
        }
        String output =
                sides.length > 1
                        ? sides[1].replace(ELLIPSIS, unwritten(most, most))
                        : unwritten(most, most) + once(written);
        return new EinsumTerms(inputs, output);
    }

    /** The last letters of an ellipsis, for shapes are stretched from the last axis. */
    private static String unwritten(int most, int count) {
        StringBuilder letters = new StringBuilder();
        for (int axis = most - count; axis < most; axis++) {
            letters.append((char) (UNWRITTEN + axis));
        }
        return letters.toString();
    }

    private static String once(List<String> written) {
        Map<Character, Integer> counts = new TreeMap<>();
        for (char letter : String.join("", written).replace(".", "").toCharArray()) {
            counts.merge(letter, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.joining());
    }

    /** The letters of all inputs, and then of the output. */
    List<String> all() {
        List<String> all = new ArrayList<>(inputs);
        all.add(output);
        return all;
    }
}
