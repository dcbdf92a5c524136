package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the multiplications and trained numbers of a node. */
final class NodeCosts {
    private static final Set<String> PRODUCTS =
            Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "Einsum", "LSTM", "GRU", "RNN");

    /** Inputs that may be trained, of operators whose further ones are measured, or settings. */
    private static final Map<String, Integer> MAY_BE_TRAINED =
            Map.of("BatchNormalization", 3, "Resize", 1, "Upsample", 1, "Pad", 1, "Clip", 1);

    private NodeCosts() {}

    /** Whether a node is a convolution or a matrix product. */
    static boolean multiplies(NodeProto node) {
        return PRODUCTS.contains(node.getOpType());
    }

    /**
     * Multiplications of a node for one example, at all steps where there are some: no biases, no
     * normalisations. What a step multiplies grows evenly with what came before, so all together
     * multiply as often as the middle one does each time. Where a prompt goes before the steps, it
     * is counted as well.
     */
    static long macs(ElasticPlan plan, NodeProto node) {
        long once = macsOfRun(plan, node);
        if (!plan.stepNodes().isEveryStep(node)) {
            return once;
        }
        Steps steps = plan.source().steps().orElseThrow();
        return steps.prompt().isPresent()
                ? once + steps.count() * macsOfRun(plan.atStep(), node)
                : once * steps.count();
    }

    private static long macsOfRun(ElasticPlan plan, NodeProto node) {
        String out = result(node);
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
                    case "LSTM", "GRU", "RNN" -> recurrent(plan, node);
                    default -> 0L;
                };
        return plan.source().isBatched(out) ? whole / SourceGraph.BATCH : whole;
    }

    /** The first that a node puts out; recurrent ones may leave out all but their last state. */
    static String result(NodeProto node) {
        return node.getOutputList().stream().filter(o -> !o.isEmpty()).findFirst().orElse("");
    }

    /** At every step, of every example, all weights of every direction. */
    private static long recurrent(ElasticPlan plan, NodeProto node) {
        List<Integer> x = plan.shape(node.getInput(0));
        long weights = plan.size(node.getInput(1)) + plan.size(node.getInput(2));
        return weights * x.get(0) * x.get(1);
    }

    private static long perRow(List<Integer> weights) {
        return weights.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Every combination of letters once; one input alone is moved or summed up. */
    private static long einsum(ElasticPlan plan, NodeProto node) {
        List<String> terms = EinsumTerms.of(node, plan.source()::rank).inputs();
        if (terms.size() < 2) {
            return 0;
        }
        Map<Character, Integer> lengths = new HashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            List<Integer> shape = plan.shape(node.getInput(t));
            for (int axis = 0; axis < shape.size(); axis++) {
                lengths.merge(terms.get(t).charAt(axis), shape.get(axis), Math::max);
            }
        }
        return lengths.values().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Names of the constants of a node that were trained: floats that have an axis. */
    static List<String> trained(SourceGraph source, NodeProto node) {
        List<String> names = new ArrayList<>();
        int inputs =
                Math.min(
                        node.getInputCount(),
                        MAY_BE_TRAINED.getOrDefault(node.getOpType(), Integer.MAX_VALUE));
        for (int input = 0; input < inputs; input++) {
            String name = node.getInput(input);
            ConstantTensor constant = source.constants().get(name);
            if (constant != null
                    && constant.isFloat()
                    && !constant.shape().isEmpty()
                    && source.trained().contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
