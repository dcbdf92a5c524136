package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.cut.ConstantTensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells nodes that would be computed or counted wrongly, and what to export instead. */
final class RefusedNodes {
    private static final Pattern QUANTIZED =
            Pattern.compile("(Dynamic)?QuantizeLinear|DequantizeLinear|QLinear.+|.+Integer");

    private static final Pattern RANDOM = Pattern.compile("Random.+|Multinomial|Bernoulli");

    /** Operators that multiply in a way that nobody counts here. */
    private static final Set<String> NOT_COUNTED = Set.of("Attention", "DeformConv");

    private static final Set<String> OWN_DOMAINS = Set.of("", "ai.onnx");

    /** Operators of ONNX Runtime that multiply nothing by weights. */
    private static final Set<String> ACTIVATIONS =
            Set.of("BiasGelu", "FastGelu", "Gelu", "QuickGelu");

    private static final int DROPOUT_MODE = 2;

    private RefusedNodes() {}

    /**
     * What is wrong with a node, and the remedy; empty if nothing is.
     *
     * @param constants those of the graph that come before it, by name
     */
    static Optional<String> fault(NodeProto node, Map<String, ConstantTensor> constants) {
        String operator = node.getOpType();
        if (QUANTIZED.matcher(operator).matches()) {
            return Optional.of(
                    "computes with quantised numbers; bring the network in 32-bit floats and give"
                            + " the pool 'precision: int8'");
        }
        if (node.getAttributeList().stream().anyMatch(RefusedNodes::holdsGraph)) {
            return Optional.of("holds a graph of its own; export the network without control flow");
        }
        if (!OWN_DOMAINS.contains(node.getDomain()) && !isActivation(node)) {
            return Optional.of(
                    "is no operator of ONNX itself but of '%s', which Linas cannot count; export"
                                    .formatted(node.getDomain())
                            + " without fused operators of ONNX Runtime, and with functions inlined"
                            + " (onnx.inliner.inline_local_functions in Python)");
        }
        if (NOT_COUNTED.contains(operator)) {
            return Optional.of(
                    "multiplies in a way that Linas cannot count; export the network with the"
                            + " products that it consists of (an opset below 23)");
        }
        if (RANDOM.matcher(operator).matches()) {
            return Optional.of(
                    "draws other numbers in every run, so that nothing could be compared; export"
                            + " the network as it is used (network.eval() in PyTorch)");
        }
        return isTraining(node, constants)
                ? Optional.of(
                        "computes as in training; export the network as it is used"
                                + " (network.eval() in PyTorch)")
                : Optional.empty();
    }

    private static boolean holdsGraph(AttributeProto attribute) {
        return attribute.hasG() || attribute.getGraphsCount() > 0;
    }

    private static boolean isActivation(NodeProto node) {
        return node.getDomain().equals("com.microsoft") && ACTIVATIONS.contains(node.getOpType());
    }

    /** Batch normalisations by the moments of the batch, and dropout that drops. */
    private static boolean isTraining(NodeProto node, Map<String, ConstantTensor> constants) {
        return switch (node.getOpType()) {
            case "BatchNormalization" ->
                    node.getOutputList().stream().filter(output -> !output.isEmpty()).count() > 1
                            || node.getAttributeList().stream()
                                    .anyMatch(
                                            a ->
                                                    a.getName().equals("training_mode")
                                                            && a.getI() != 0);
            case "Dropout" ->
                    node.getInputCount() > DROPOUT_MODE
                            && !node.getInput(DROPOUT_MODE).isEmpty()
                            && !isFalse(constants.get(node.getInput(DROPOUT_MODE)));
            default -> false;
        };
    }

    private static boolean isFalse(ConstantTensor constant) {
        return constant != null
                && constant.bytes().hasRemaining()
                && constant.bytes().get(constant.bytes().position()) == 0;
    }
}
