package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.supernet.mobilenetv3.LayerGraph;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;

/**
 * A sub-network that can run.
 *
 * @param plan what it computes, layer by layer; counts MACs and parameters
 * @param model ONNX, opset 17: input {@value #INPUT} [batch, channels, resolution, resolution] of
 *     normalised floats, output {@value #OUTPUT} [batch, classes]. Nodes and constants bear the names
 *     of the layers, e.g. {@code blocks.3.expand}; batch normalisation is folded into them. {@code
 *     metadata_props} say what it is ({@link ModelMetadata})
 */
public record SubNetwork(MobileNetV3Plan plan, ModelProto model) {
    /** Name of the input. */
    public static final String INPUT = "input";

    /** Name of the output. */
    public static final String OUTPUT = LayerGraph.LOGITS;

    /** The bytes of the ONNX file, from which ONNX Runtime makes a session. */
    public byte[] bytes() {
        return model.toByteArray();
    }
}
