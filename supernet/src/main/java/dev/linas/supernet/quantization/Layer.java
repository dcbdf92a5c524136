package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.Set;

/**
 * A node whose constant weights can be quantised: a Conv, Gemm or MatMul.
 *
 * @param name name of the node; of its output where it has none
 * @param node the node
 */
record Layer(String name, NodeProto node) {
    private static final Set<String> TYPES = Set.of("Conv", "Gemm", "MatMul");
    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    /**
     * The layer that a node is.
     *
     * @param constants names of the model's initializers
     */
    static Optional<Layer> of(NodeProto node, Set<String> constants) {
        boolean layer =
                TYPES.contains(node.getOpType())
                        && node.getDomain().isEmpty()
                        && !constants.contains(node.getInput(0))
                        && constants.contains(node.getInput(WEIGHT))
                        && (node.getInputCount() <= BIAS || constants.contains(node.getInput(BIAS)))
                        && isPlain(node);
        String name = node.getName().isEmpty() ? node.getOutput(0) : node.getName();
        return layer ? Optional.of(new Layer(name, node)) : Optional.empty();
    }

    /** Integer products know neither factors nor a transposed input. */
    private static boolean isPlain(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            boolean plain =
                    switch (attribute.getName()) {
                        case "alpha", "beta" -> attribute.getF() == 1;
                        case "transA" -> attribute.getI() == 0;
                        default -> true;
                    };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    String input() {
        return node.getInput(0);
    }

    String output() {
        return node.getOutput(0);
    }

    String weight() {
        return node.getInput(WEIGHT);
    }

    Optional<String> bias() {
        return node.getInputCount() > BIAS && !node.getInput(BIAS).isEmpty()
                ? Optional.of(node.getInput(BIAS))
                : Optional.empty();
    }

    /**
     * Whether its sums become integers again: a convolution's do. Those of a matrix product, mostly
     * the last layer's, are left as they are: ONNX Runtime turns them into floating point for free.
     */
    boolean hasIntegerOutput() {
        return isConvolution();
    }

    /** Whether it is a convolution. */
    boolean isConvolution() {
        return node.getOpType().equals("Conv");
    }

    /** The axis of the weights that numbers the output channels. */
    int channelAxis(int axes) {
        return switch (node.getOpType()) {
            case "Conv" -> 0;
            case "Gemm" -> isTransposed() ? 0 : 1;
            default -> axes - 1;
        };
    }

    private boolean isTransposed() {
        return node.getAttributeList().stream()
                .anyMatch(a -> a.getName().equals("transB") && a.getI() != 0);
    }
}
