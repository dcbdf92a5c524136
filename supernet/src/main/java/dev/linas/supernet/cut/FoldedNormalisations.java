package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The batch normalisations of a sub-network that cost nothing when it runs, for the convolution
 * before does what they do. Immutable.
 */
final class FoldedNormalisations {
    /** None: every normalisation is a node of its own. */
    static final FoldedNormalisations NONE = new FoldedNormalisations(Map.of());

    private static final float EPSILON = 1e-5f;

    private final Map<String, NodeProto> byConvolution;
    private final Set<String> folded = new HashSet<>();

    private FoldedNormalisations(Map<String, NodeProto> byConvolution) {
        this.byConvolution = Map.copyOf(byConvolution);
        byConvolution.values().forEach(node -> folded.add(node.getName()));
    }

    /**
     * Finds normalisations that alone read the output of a convolution whose weights no other node
     * reads.
     */
    static FoldedNormalisations of(SourceGraph graph, LiveNodes live) {
        Map<String, Integer> readers = new HashMap<>();
        Map<String, NodeProto> convolutions = new HashMap<>();
        graph.outputs().forEach(output -> readers.merge(output, 1, Integer::sum));
        for (NodeProto node : live.nodes()) {
            for (String input : node.getInputList()) {
                readers.merge(live.source(input), 1, Integer::sum);
            }
            if (node.getOpType().equals("Conv") && isConstant(graph, node.getInputList(), 1)) {
                convolutions.put(node.getOutput(0), node);
            }
        }
        Map<String, NodeProto> found = new HashMap<>();
        for (NodeProto node : live.nodes()) {
            if (!node.getOpType().equals("BatchNormalization")) {
                continue;
            }
            String input = live.source(node.getInput(0));
            NodeProto convolution = convolutions.get(input);
            if (convolution != null
                    && readers.get(input) == 1
                    && readers.get(convolution.getInput(1)) == 1
                    && isConstant(graph, node.getInputList(), 1)) {
                found.put(convolution.getName(), node);
            }
        }
        return new FoldedNormalisations(found);
    }

    private static boolean isConstant(SourceGraph graph, List<String> inputs, int first) {
        return inputs.stream()
                .skip(first)
                .filter(input -> !input.isEmpty())
                .allMatch(
                        input -> {
                            ConstantTensor constant = graph.constants().get(input);
                            return constant != null && constant.isFloat();
                        });
    }

    /** The normalisation that a convolution does as well. */
    Optional<NodeProto> after(NodeProto convolution) {
        return Optional.ofNullable(byConvolution.get(convolution.getName()));
    }

    /** Whether a convolution does what this normalisation does. */
    boolean has(NodeProto normalisation) {
        return folded.contains(normalisation.getName());
    }

    /** The number that a normalisation adds to the variance. */
    static float epsilon(NodeProto normalisation) {
        return SourceGraph.attribute(normalisation, "epsilon")
                .map(AttributeProto::getF)
                .orElse(EPSILON);
    }
}
