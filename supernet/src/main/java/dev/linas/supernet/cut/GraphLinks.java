package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which axes of a graph go together, node by node. Immutable once made. */
final class GraphLinks {
    private final SourceGraph graph;
    private final Map<Axis, Integer> inner = new HashMap<>();
    private final Map<String, List<AxisLink>> byNode = new HashMap<>();

    GraphLinks(SourceGraph graph) {
        this.graph = graph;
        for (NodeProto node : graph.nodes()) {
            NodeAxes axes = new NodeAxes(graph, node, inner);
            LinkRules.apply(axes);
            byNode.put(node.getName(), List.copyOf(axes.links()));
        }
    }

    /** The links of some nodes. */
    List<AxisLink> of(List<NodeProto> nodes) {
        List<AxisLink> links = new ArrayList<>();
        nodes.forEach(node -> links.addAll(byNode.get(node.getName())));
        return links;
    }

    /** Length of an axis in the whole graph. */
    int length(Axis axis) {
        Integer length = inner.get(axis);
        return length != null ? length : graph.shape(axis.value()).get(axis.index());
    }
}
