package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;

/** A convolution or a matrix product of a sub-network. */
record NodeLayer(ElasticPlan plan, NodeProto node) implements NetworkLayer {
    @Override
    public String name() {
        return node.getName();
    }

    @Override
    public List<GraphInput> inputs() {
        return node.getInputList().stream()
                .filter(input -> !input.isEmpty())
                .filter(input -> !plan.source().constants().containsKey(input))
                .map(plan.live()::source)
                .distinct()
                .map(input -> GraphInput.floats(input, plan.axes(input).toArray(Integer[]::new)))
                .toList();
    }

    @Override
    public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
        graph.operators(plan.source().opsets());
        CutConstants constants = new CutConstants(plan, graph, weights);
        new CutNodes(
                        plan,
                        graph,
                        constants,
                        new NormalisedNodes.Inherited(weights),
                        FoldedNormalisations.NONE)
                .write(node);
        String out = NodeCosts.result(node);
        return List.of(new GraphOutput(out, plan.axes(out)));
    }

    @Override
    public long macs() {
        return NodeCosts.macs(plan, node);
    }

    @Override
    public long params() {
        return NodeCosts.trained(plan.source(), node).stream().mapToLong(plan::size).sum();
    }
}
