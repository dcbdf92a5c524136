package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a node multiplies, and what of it was trained. */
final class NodeCosts {
    private static final Set<String> PRODUCTS =
            Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum");

    /** Scale and shift are trained; mean and variance, which come after, are measured. */
    private static final int TRAINED_OF_BATCH_NORM = 3;

    private NodeCosts() {}

    /** Whether a node is a convolution or a matrix product. */
    static boolean multiplies(NodeProto node) {
        return PRODUCTS.contains(node.getOpType());
    }

    /**
     * Multiplications of a node for one example, at all steps where there are some: no biases, no
     * normalisations. What a step multiplies grows evenly with what came before, so all together
     * multiply as often as the middle one does each time.
     */
    static long macs(ElasticPlan plan, NodeProto node) {
        String out = node.getOutput(0);
        long whole =
                switch (node.getOpType()) {
                    case "Conv" -> plan.size(out) * perRow(plan.shape(node.getInput(1)));
                    case "ConvTranspose" ->
                            plan.size(node.getInput(0)) * perRow(plan.shape(node.getInput(1)));
                    case "Gemm" -> {
                        List<Integer> a = plan.shape(node.getInput(0));
                        yield plan.size(out) * a.get(1 - SourceGraph.integer(node, "transA", 0));
                    }
                    case "MatMul" -> {
                        List<Integer> a = plan.shape(node.getInput(0));
                        yield plan.size(out) * a.get(a.size() - 1);
                    }
                    case "Einsum" -> einsum(plan, node);
                    default -> 0L;
                };
        long once = plan.source().isBatched(out) ? whole / SourceGraph.BATCH : whole;
        return plan.stepNodes().isEveryStep(node)
                ? once * plan.source().steps().orElseThrow().count()
                : once;
    }

    private static long perRow(List<Integer> weights) {
        return weights.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    private static long einsum(ElasticPlan plan, NodeProto node) {
        List<String> terms = EinsumTerms.of(node).inputs();
        Map<Character, Integer> lengths = new HashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            List<Integer> shape = plan.shape(node.getInput(t));
            for (int axis = 0; axis < terms.get(t).length() && axis < shape.size(); axis++) {
                lengths.put(terms.get(t).charAt(axis), shape.get(axis));
            }
        }
        return lengths.values().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Names of the constants of a node that were trained: floats that have an axis. */
    static List<String> trained(SourceGraph source, NodeProto node) {
        List<String> names = new ArrayList<>();
        int inputs =
                node.getOpType().equals("BatchNormalization")
                        ? TRAINED_OF_BATCH_NORM
                        : node.getInputCount();
        for (int input = 0; input < inputs; input++) {
            ConstantTensor constant = source.constants().get(node.getInput(input));
            if (constant != null && constant.isFloat() && !constant.shape().isEmpty()) {
                names.add(node.getInput(input));
            }
        }
        return names;
    }
}
