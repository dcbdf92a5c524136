package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.linas.supernet.inference.InputBatch;
import java.util.List;
import java.util.Map;

/**
 * Turns a floating-point network into one that ONNX Runtime computes in 8-bit integers: unsigned
 * activations with an offset, signed weights with one scale per output channel, 32-bit biases.
 *
 * <p>Deterministic for equal batches in equal order, up to the rounding of ONNX Runtime's own
 * floating-point results. Stateless, so thread-safe. Takes one run of the network per batch.
 *
 * @param method how extremes become ranges
 */
public record StaticQuantizer(CalibrationMethod method) {
    /** The first operator set whose DequantizeLinear takes one scale per channel. */
    private static final long MIN_OPSET = 13;

    /** A quantiser that clips no value of the batches. */
    public StaticQuantizer() {
        this(CalibrationMethod.MIN_MAX);
    }

    /**
     * The quantised network.
     *
     * @param model of any inputs, batch normalisation folded, operator set 13 or later
     * @param bits the layers to quantise; if that is none, the model is returned as it is
     * @param batches inputs like those the network will see; about 100 examples are enough
     * @return the same inputs, outputs and node names
     * @throws QuantizationException if there is no batch, if a layer listed is not there, or if a
     *     tensor is not finite; the message names it
     */
    public ModelProto quantize(ModelProto model, LayerBits bits, Iterable<InputBatch> batches) {
        checkOpset(model);
        ModelProto folded = TransposedWeights.folded(model);
        QuantizationPlan plan = QuantizationPlan.of(folded.getGraph(), bits);
        List<String> tensors = plan.codedTensors();
        if (tensors.isEmpty()) {
            return model;
        }
        Map<String, Range> ranges = ActivationRanges.observe(folded, tensors, batches, method);
        return new QdqRewriter(folded, plan, ranges).rewrite();
    }

    /**
     * The names of all layers that can be quantised, in the order of the graph: nodes Conv, Gemm
     * and MatMul with constant weights, transposed ones included.
     */
    public static List<String> layers(ModelProto model) {
        return allLayers(model).stream().map(Layer::name).toList();
    }

    private static List<Layer> allLayers(ModelProto model) {
        return QuantizationPlan.layers(TransposedWeights.folded(model).getGraph());
    }

    /** The names of the layers that are convolutions. */
    public static List<String> convolutions(ModelProto model) {
        return allLayers(model).stream().filter(Layer::isConvolution).map(Layer::name).toList();
    }

    private static void checkOpset(ModelProto model) {
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (set.getDomain().isEmpty() && set.getVersion() < MIN_OPSET) {
                throw new QuantizationException(
                        ("the model uses operator set %d, but quantisation needs %d or later;"
                                        + " export the network with opset_version=%d")
                                .formatted(set.getVersion(), MIN_OPSET, MIN_OPSET));
            }
        }
    }
}
