package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole network with zeros where a sub-network is cut; its outputs must equal those of the
 * sub-network. It tells nodes for which zeros are no absence, such as a mean over indices that were
 * cut.
 */
final class MaskedNetwork {
    private static final Set<String> SEE_ZEROS =
            Set.of(
                    "Softmax",
                    "LogSoftmax",
                    "LayerNormalization",
                    "RMSNormalization",
                    "GroupNormalization",
                    "InstanceNormalization",
                    "ReduceLogSum",
                    "ReduceLogSumExp",
                    "ReduceMean",
                    "ReduceMax",
                    "ReduceMin",
                    "ReduceProd",
                    "ArgMax",
                    "ArgMin");

    /** Those that compute along an axis that they name. */
    private static final Set<String> ALONG_AXIS =
            Set.of("Softmax", "LogSoftmax", "LayerNormalization", "RMSNormalization");

    private static final int FIRST_WITH_WHERE = 9;

    /** Before, a Softmax computed across its axis and all that follow. */
    private static final int FIRST_WITH_SOFTMAX_OF_ONE_AXIS = 13;

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
        if (shortened.isPresent()) {
            return shortened;
        }
        return opset() < FIRST_WITH_WHERE
                ? Optional.of("operators of version %d cannot mask".formatted(opset()))
                : acrossCut();
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
        boolean elementWise = ALONG_AXIS.contains(node.getOpType());
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
        boolean isSoftmax = node.getOpType().endsWith("Softmax");
        boolean isOlder = isSoftmax && opset() < FIRST_WITH_SOFTMAX_OF_ONE_AXIS;
        int rank = source.rank(node.getInput(0));
        int along = SourceGraph.integer(node, "axis", isOlder ? 1 : -1);
        int first = along < 0 ? along + rank : along;
        return (isSoftmax && !isOlder) ? axis == first : axis >= first;
    }

    private long opset() {
        OnnxGraph versions = new OnnxGraph("masked");
        versions.operators(source.opsets());
        return versions.opset();
    }

    /** The model. */
    ModelProto model(WeightSlices weights) {
        OnnxGraph graph = new OnnxGraph("masked");
        graph.operators(source.opsets());
        ElasticPlan whole = plan.whole();
        whole.inputs().forEach(graph::input);
        CutConstants constants = new CutConstants(whole, graph, weights, this::zero);
        CutNodes nodes =
                new CutNodes(
                        whole,
                        graph,
                        constants,
                        new NormalisedNodes.Inherited(weights),
                        FoldedNormalisations.NONE);
        for (NodeProto node : plan.live().nodes()) {
            nodes.write(unmasked(node));
            node.getOutputList().stream().filter(this::isMasked).forEach(o -> mask(o, graph));
        }
        whole.outputs().forEach(graph::output);
        return graph.model(new TreeMap<>());
    }

    /** Renames the outputs of a node that are cut, because the masked ones have their names. */
    private NodeProto unmasked(NodeProto node) {
        NodeProto.Builder masked = node.toBuilder();
        for (int output = 0; output < node.getOutputCount(); output++) {
            if (isMasked(node.getOutput(output))) {
                masked.setOutput(output, raw(node.getOutput(output)));
            }
        }
        return masked.build();
    }

    /** Conditions and ids are not, but what is computed by them. */
    private boolean isMasked(String value) {
        return source.isFloat(value) && !plan.isWhole(value);
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
        ByteBuffer there = ByteBuffer.allocate(shape.stream().reduce(1, Math::multiplyExact));
        for (int i = 0; i < there.capacity(); i++) {
            there.put(i, (byte) (isKept(value, shape, i) ? 1 : 0));
        }
        String mask =
                graph.constant(
                        new ConstantTensor(DataType.BOOL_VALUE, shape, there)
                                .proto(value + ".mask"));
        String zero = graph.constant(value + ".zero", new float[1]);
        graph.node(
                NodeProto.newBuilder()
                        .setOpType("Where")
                        .setName(value + ".masking")
                        .addInput(mask)
                        .addInput(raw(value))
                        .addInput(zero)
                        .addOutput(value)
                        .build());
    }

    /** Weights are zeros where they are cut, for graphs that compute with weights alone. */
    private void zero(String name, float... values) {
        for (int i = 0; i < values.length && !plan.isWhole(name); i++) {
            values[i] = isKept(name, source.shape(name), i) ? values[i] : 0;
        }
    }

    /**
     * Whether an element is kept.
     *
     * @param shape lengths of its axes, 1 for those of which nothing is cut
     */
    private boolean isKept(String value, List<Integer> shape, int element) {
        int rest = element;
        boolean kept = true;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            int index = rest % shape.get(axis);
            rest /= shape.get(axis);
            kept &= shape.get(axis) == 1 || plan.kept().has(new Axis(value, axis), index);
        }
        return kept;
    }
}
