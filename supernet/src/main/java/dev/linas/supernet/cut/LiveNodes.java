package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.Steps.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes that a sub-network computes, when some blocks are left out.
 *
 * @param nodes in the order of computation
 * @param sources of every tensor that is left out, the tensor that stands in for it
 * @param states those that are of use: something else than the state itself is computed from them
 */
record LiveNodes(List<NodeProto> nodes, Map<String, String> sources, List<State> states) {

    /**
     * Finds them.
     *
     * @param absent the blocks left out
     */
    static LiveNodes of(SourceGraph graph, List<ElasticBlock> absent) {
        Map<String, String> sources = new HashMap<>();
        absent.forEach(block -> sources.put(block.to(), block.from()));
        Map<String, NodeProto> producers = new HashMap<>();
        for (NodeProto node : graph.nodes()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
        }
        Set<String> live = new HashSet<>();
        Set<String> read = new HashSet<>();
        List<State> dead = new ArrayList<>(graph.states());
        List<String> wanted = new ArrayList<>(graph.outputs());
        dead.forEach(state -> wanted.remove(state.output()));
        while (!wanted.isEmpty()) {
            trace(wanted, sources, producers, live, read);
            wanted.clear();
            dead.stream()
                    .filter(state -> read.contains(state.input()))
                    .forEach(state -> wanted.add(state.output()));
            dead.removeIf(state -> wanted.contains(state.output()));
        }
        return new LiveNodes(
                graph.nodes().stream().filter(node -> live.contains(node.getName())).toList(),
                sources,
                graph.states().stream().filter(state -> !dead.contains(state)).toList());
    }

    /** Notes the nodes that some tensors need, with all that these depend on. */
    private static void trace(
            Collection<String> ends,
            Map<String, String> sources,
            Map<String, NodeProto> producers,
            Set<String> live,
            Set<String> read) {
        Deque<String> wanted = new ArrayDeque<>(ends);
        while (!wanted.isEmpty()) {
            String value = source(sources, wanted.pop());
            read.add(value);
            NodeProto node = producers.get(value);
            if (node != null && live.add(node.getName())) {
                wanted.addAll(node.getInputList());
            }
        }
    }

    /** The tensor that is computed in a tensor's place. */
    String source(String value) {
        return source(sources, value);
    }

    private static String source(Map<String, String> sources, String value) {
        String source = value;
        while (sources.containsKey(source)) {
            source = sources.get(source);
        }
        return source;
    }
}
