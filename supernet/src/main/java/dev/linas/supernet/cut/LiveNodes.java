package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
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
 */
record LiveNodes(List<NodeProto> nodes, Map<String, String> sources) {

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
        Deque<String> wanted = new ArrayDeque<>(graph.outputs());
        while (!wanted.isEmpty()) {
            NodeProto node = producers.get(source(sources, wanted.pop()));
            if (node != null && live.add(node.getName())) {
                wanted.addAll(node.getInputList());
            }
        }
        return new LiveNodes(
                graph.nodes().stream().filter(node -> live.contains(node.getName())).toList(),
                sources);
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
