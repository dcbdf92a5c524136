package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole network with zeros where a sub-network is cut: what a cut sub-network must equal. Says
 * so where zeros are no absence, as in a mean over what was cut.
 */
final class MaskedNetwork {
    private static final Set<String> SEE_ZEROS =
            Set.of(
                    "Softmax",
                    "LogSoftmax",
                    "LayerNormalization",
                    "ReduceMean",
                    "ReduceMax",
                    "ReduceMin",
                    "ReduceProd",
                    "ArgMax",
                    "ArgMin");

    private final ElasticPlan plan;
    private final SourceGraph source;

    MaskedNetwork(ElasticPlan plan) {
        this.plan = plan;
        this.source = plan.source();
    }

    /** Why zeros are no absence; empty if they are. */
    Optional<String> obstacle() {
        Optional<String> shortened =
                plan.live().sources().entrySet().stream()
                        .filter(e -> !source.shape(e.getKey()).equals(source.shape(e.getValue())))
                        .map(e -> "what stands in for '%s' is shorter".formatted(e.getKey()))
                        .findFirst();
        return shortened.isPresent() ? shortened : acrossCut();
    }

    private Optional<String> acrossCut() {
        return plan.live().nodes().stream()
                .filter(node -> SEE_ZEROS.contains(node.getOpType()))
                .filter(node -> losesAcross(node, plan.live().source(node.getInput(0))))
                .map(
                        node ->
                                "%s '%s' computes across what is cut"
                                        .formatted(node.getOpType(), node.getName()))
                .findFirst();
    }

    /** Whether an axis that is cut is one that the node computes across. */
    private boolean losesAcross(NodeProto node, String input) {
        Set<Axis> linked = new HashSet<>();
        boolean elementWise =
                Set.of("Softmax", "LogSoftmax", "LayerNormalization").contains(node.getOpType());
        if (!elementWise) {
            NodeAxes axes = new NodeAxes(source, node, new HashMap<>());
            LinkRules.apply(axes);
            axes.links().forEach(link -> linked.addAll(link.axes()));
        }
        for (int axis = 0; axis < source.rank(input); axis++) {
            Axis here = new Axis(node.getInput(0), axis);
            boolean across = elementWise ? across(node, axis) : !linked.contains(here);
            if (across && !plan.kept().isWhole(here)) {
                return true;
            }
        }
        return false;
    }

    private boolean across(NodeProto node, int axis) {
        int rank = source.rank(node.getInput(0));
        int along = SourceGraph.integer(node, "axis", -1);
        int first = along < 0 ? along + rank : along;
        return node.getOpType().equals("LayerNormalization") ? axis >= first : axis == first;
    }

    /** The model. */
    ModelProto model(WeightSlices weights) {
        OnnxGraph graph = new OnnxGraph("masked");
        graph.operators(source.opsets());
        ElasticPlan whole = plan.whole();
        whole.inputs().forEach(graph::input);
        CutConstants constants = new CutConstants(whole, graph, weights);
        CutNodes nodes =
                new CutNodes(
                        whole,
                        graph,
                        constants,
                        new NormalisedNodes.Inherited(weights),
                        FoldedNormalisations.NONE);
        for (NodeProto node : plan.live().nodes()) {
            nodes.write(unmasked(node));
            node.getOutputList().stream()
                    .filter(output -> !plan.isWhole(output))
                    .forEach(o -> mask(o, graph));
        }
        whole.outputs().forEach(graph::output);
        return graph.model(new TreeMap<>());
    }

    /** What is cut is computed under another name, and masked under its own. */
    private NodeProto unmasked(NodeProto node) {
        NodeProto.Builder masked = node.toBuilder();
        for (int output = 0; output < node.getOutputCount(); output++) {
            if (!plan.isWhole(node.getOutput(output))) {
                masked.setOutput(output, raw(node.getOutput(output)));
            }
        }
        return masked.build();
    }

    private static String raw(String value) {
        return value + ".unmasked";
    }

    private void mask(String value, OnnxGraph graph) {
        List<Integer> shape = new ArrayList<>();
        int rank = source.rank(value);
        for (int axis = 0; axis < rank; axis++) {
            boolean whole = plan.kept().isWhole(new Axis(value, axis));
            shape.add(whole ? 1 : source.shape(value).get(axis));
        }
        float[] ones = new float[shape.stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < ones.length; i++) {
            int rest = i;
            boolean kept = true;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int index = rest % shape.get(axis);
                rest /= shape.get(axis);
                kept &= shape.get(axis) == 1 || plan.kept().has(new Axis(value, axis), index);
            }
            ones[i] = kept ? 1 : 0;
        }
        String mask =
                graph.constant(
                        value + ".mask",
                        ones,
                        shape.stream().mapToLong(Integer::longValue).toArray());
        graph.node(
                NodeProto.newBuilder()
                        .setOpType("Mul")
                        .setName(value + ".masking")
                        .addInput(raw(value))
                        .addInput(mask)
                        .addOutput(value)
                        .build());
    }
}
