package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a model anew with pairs of QuantizeLinear and DequantizeLinear around what a plan
 * quantises. Names of inputs, outputs and nodes stay. Deterministic.
 */
final class QdqRewriter {
    private static final String QUANTIZED = "/quantized";
    private static final String DEQUANTIZED = "/dequantized";
    private static final String SCALE = "/scale";
    private static final String ZERO_POINT = "/zero_point";
    private static final String PRECISE = "/precise";

    private final ModelProto model;
    private final QuantizationPlan plan;
    private final Map<String, AffineCode> codes = new LinkedHashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Set<String> outputs;
    private final GraphProto.Builder graph;

    QdqRewriter(ModelProto model, QuantizationPlan plan, Map<String, Range> ranges) {
        this.model = model;
        this.plan = plan;
        ranges.forEach((tensor, range) -> codes.put(tensor, AffineCode.covering(range)));
        model.getGraph().getInitializerList().forEach(t -> constants.put(t.getName(), t));
        this.outputs =
                model.getGraph().getOutputList().stream()
                        .map(ValueInfoProto::getName)
                        .collect(Collectors.toSet());
        this.graph = model.getGraph().toBuilder().clearNode();
    }

    ModelProto rewrite() {
        for (ValueInfoProto input : model.getGraph().getInputList()) {
            addPair(input.getName());
        }
        for (NodeProto node : model.getGraph().getNodeList()) {
            graph.addNode(rewritten(node));
            node.getOutputList().forEach(this::addPair);
        }
        dropUnusedConstants();
        return model.toBuilder().setGraph(graph).build();
    }

    private NodeProto rewritten(NodeProto node) {
        NodeProto.Builder rewritten = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            rewritten.setInput(i, source(node, node.getInput(i)));
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            rewritten.setOutput(i, precise(node.getOutput(i)));
        }
        plan.layer(node).ifPresent(layer -> quantizeConstants(layer, rewritten));
        return rewritten.build();
    }

    private String source(NodeProto node, String input) {
        return plan.readsCode(node, input) ? dequantized(input) : input;
    }

    /** An output of the network that is rounded keeps its name for the rounded form. */
    private String precise(String tensor) {
        return isRoundedOutput(tensor) ? tensor + PRECISE : tensor;
    }

    private String dequantized(String tensor) {
        return isRoundedOutput(tensor) ? tensor : tensor + DEQUANTIZED;
    }

    private boolean isRoundedOutput(String tensor) {
        return outputs.contains(tensor) && plan.isCodedForAll(tensor);
    }

    private void addPair(String tensor) {
        AffineCode code = codes.get(tensor);
        if (code == null) {
            return;
        }
        graph.addInitializer(Constants.ofFloat(tensor + SCALE, code.scale()));
        graph.addInitializer(Constants.ofUnsignedByte(tensor + ZERO_POINT, code.zeroPoint()));
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("QuantizeLinear")
                        .setName(tensor + "/QuantizeLinear")
                        .addInput(precise(tensor))
                        .addInput(tensor + SCALE)
                        .addInput(tensor + ZERO_POINT)
                        .addOutput(tensor + QUANTIZED));
        addDequantize(tensor, dequantized(tensor), Optional.empty());
    }

    private void quantizeConstants(Layer layer, NodeProto.Builder rewritten) {
        FloatTensor weight = FloatTensor.read(constants.get(layer.weight()));
        float[] bias =
                layer.bias()
                        .map(name -> FloatTensor.read(constants.get(name)).values())
                        .orElseGet(() -> new float[0]);
        int axis = layer.channelAxis(weight.shape().length);
        checkBias(layer, bias.length, weight.shape()[axis]);
        ChannelCodes channels =
                ChannelCodes.of(
                        weight.values(),
                        weight.shape(),
                        axis,
                        bias,
                        codes.get(layer.input()).scale());
        String name = layer.name() + "/weight";
        graph.addInitializer(
                Constants.ofBytes(
                        name + QUANTIZED, weight.shape(), channels.weights(weight.values())));
        graph.addInitializer(
                Constants.ofBytes(
                        name + ZERO_POINT,
                        new int[] {channels.scales().length},
                        new byte[channels.scales().length]));
        rewritten.setInput(1, addConstant(name, channels.scales(), axis));
        if (layer.bias().isPresent()) {
            String biasName = layer.name() + "/bias";
            graph.addInitializer(Constants.ofInts(biasName + QUANTIZED, channels.bias(bias)));
            graph.addInitializer(Constants.ofInts(biasName + ZERO_POINT, new int[bias.length]));
            rewritten.setInput(2, addConstant(biasName, channels.biasScales(), 0));
        }
    }

    private static void checkBias(Layer layer, int length, int channels) {
        if (layer.bias().isPresent() && length != channels) {
            throw new QuantizationException(
                    "layer '%s' has %d channels, but a bias of %d values"
                            .formatted(layer.name(), channels, length));
        }
    }

    private String addConstant(String name, float[] scales, int axis) {
        graph.addInitializer(Constants.ofFloats(name + SCALE, scales));
        addDequantize(name, name + DEQUANTIZED, Optional.of(axis));
        return name + DEQUANTIZED;
    }

    private void addDequantize(String name, String output, Optional<Integer> axis) {
        NodeProto.Builder node =
                NodeProto.newBuilder()
                        .setOpType("DequantizeLinear")
                        .setName(name + "/DequantizeLinear")
                        .addInput(name + QUANTIZED)
                        .addInput(name + SCALE)
                        .addInput(name + ZERO_POINT)
                        .addOutput(output);
        axis.ifPresent(
                value ->
                        node.addAttribute(
                                AttributeProto.newBuilder()
                                        .setName("axis")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(value)));
        graph.addNode(node);
    }

    private void dropUnusedConstants() {
        Set<String> used = new HashSet<>(outputs);
        graph.getNodeList().forEach(node -> used.addAll(node.getInputList()));
        Iterable<TensorProto> all = graph.getInitializerList();
        graph.clearInitializer();
        all.forEach(
                tensor -> {
                    if (used.contains(tensor.getName())) {
                        graph.addInitializer(tensor);
                    }
                });
    }
}
