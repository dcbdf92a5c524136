package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layers and tensors of a graph that become integers.
 *
 * <p>The input of every quantised layer does, and what a quantised convolution gives, after the
 * Relu or Clip behind it, which the rounding then does for free. An Add between such tensors is
 * computed in integers too. A tensor that a floating-point node gives is rounded for its quantised
 * readers only; other readers see it as it is.
 */
final class QuantizationPlan {
    private static final Set<String> ABSORBED = Set.of("Relu", "Clip");
    private static final String CARRIER = "Add";

    private final Map<String, Layer> layerByOutput = new LinkedHashMap<>();
    private final Set<String> coded = new LinkedHashSet<>();
    private final Set<String> codedForAll = new HashSet<>();
    private final Set<String> carriers = new HashSet<>();

    private QuantizationPlan() {}

    /**
     * @throws QuantizationException if a layer is listed that is not there, or if there is nothing
     *     that could be quantised at all
     */
    static QuantizationPlan of(GraphProto graph, LayerBits bits) {
        QuantizationPlan plan = new QuantizationPlan();
        List<Layer> layers = layers(graph);
        checkNames(layers, bits);
        Readers readers = new Readers(graph);
        for (Layer layer : layers) {
            if (bits.isInteger(layer.name())) {
                plan.add(layer, readers);
            }
        }
        plan.carry(graph);
        return plan;
    }

    /** All layers of a graph that can be quantised, in the order of the graph. */
    static List<Layer> layers(GraphProto graph) {
        Set<String> constants =
                graph.getInitializerList().stream()
                        .map(TensorProto::getName)
                        .collect(Collectors.toSet());
        List<Layer> layers = new ArrayList<>();
        graph.getNodeList().forEach(node -> Layer.of(node, constants).ifPresent(layers::add));
        return layers;
    }

    private static void checkNames(List<Layer> layers, LayerBits bits) {
        List<String> names = layers.stream().map(Layer::name).toList();
        if (new HashSet<>(names).size() != names.size()) {
            throw new QuantizationException("layers have equal names: " + names);
        }
        for (String listed : bits.listedLayers()) {
            if (!names.contains(listed)) {
                throw new QuantizationException(
                        "there is no layer '%s' to quantise; the network has %s"
                                .formatted(listed, names));
            }
        }
    }

    private void add(Layer layer, Readers readers) {
        layerByOutput.put(layer.output(), layer);
        coded.add(layer.input());
        if (layer.hasIntegerOutput()) {
            String output = readers.absorbed(layer.output()).orElse(layer.output());
            coded.add(output);
            codedForAll.add(output);
        }
    }

    private void carry(GraphProto graph) {
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals(CARRIER)
                    && coded.containsAll(node.getInputList())
                    && coded.contains(node.getOutput(0))) {
                carriers.add(node.getOutput(0));
                codedForAll.add(node.getOutput(0));
            }
        }
    }

    /** The tensors to be observed and rounded, in the order of the layers. */
    List<String> codedTensors() {
        return List.copyOf(coded);
    }

    /** The quantised layer that a node is. */
    Optional<Layer> layer(NodeProto node) {
        return node.getOutputCount() == 0
                ? Optional.empty()
                : Optional.ofNullable(layerByOutput.get(node.getOutput(0)));
    }

    /** Whether a node reads the rounded form of one of its inputs. */
    boolean readsCode(NodeProto node, String input) {
        if (!coded.contains(input)) {
            return false;
        }
        return codedForAll.contains(input)
                || carriers.contains(node.getOutput(0))
                || layer(node).filter(layer -> layer.input().equals(input)).isPresent();
    }

    /** Whether everybody sees the rounded form of a tensor, also who runs the network. */
    boolean isCodedForAll(String tensor) {
        return codedForAll.contains(tensor);
    }

    /** Knows the nodes that read a tensor, by its name. */
    private static final class Readers {
        private final Map<String, List<NodeProto>> nodesByInput = new HashMap<>();
        private final Set<String> outputs;

        Readers(GraphProto graph) {
            for (NodeProto node : graph.getNodeList()) {
                for (String input : node.getInputList()) {
                    nodesByInput.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
                }
            }
            outputs =
                    graph.getOutputList().stream()
                            .map(ValueInfoProto::getName)
                            .collect(Collectors.toSet());
        }

        /** The output of the Relu or Clip that is the only reader of a tensor. */
        Optional<String> absorbed(String tensor) {
            List<NodeProto> nodes = nodesByInput.getOrDefault(tensor, List.of());
            return nodes.size() == 1
                            && ABSORBED.contains(nodes.get(0).getOpType())
                            && !outputs.contains(tensor)
                    ? Optional.of(nodes.get(0).getOutput(0))
                    : Optional.empty();
        }
    }
}
