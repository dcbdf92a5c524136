package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.family.Computation;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;

/**
 * Some nodes of a sub-network as a computation of their own.
 *
 * @param plan the whole sub-network
 * @param nodes in the order of computation
 * @param inputs what they read of others
 * @param outputs what others read of them
 */
record PlanPart(
        ElasticPlan plan, List<NodeProto> nodes, List<GraphInput> inputs, List<GraphOutput> outputs)
        implements Computation {
    PlanPart {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    @Override
    public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
        graph.operators(plan.source().opsets());
        CutNodes cut =
                new CutNodes(
                        plan,
                        graph,
                        new CutConstants(plan, graph, weights),
                        new NormalisedNodes.Inherited(weights),
                        FoldedNormalisations.of(plan.source(), plan.live()));
        nodes.forEach(cut::write);
        return outputs;
    }

    @Override
    public long macs() {
        return nodes.stream()
                .filter(NodeCosts::multiplies)
                .mapToLong(node -> NodeCosts.macs(plan, node))
                .sum();
    }

    @Override
    public long params() {
        return plan.params(nodes);
    }
}
