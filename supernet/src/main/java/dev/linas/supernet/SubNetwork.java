package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.supernet.family.NetworkPlan;

/**
 * A sub-network that can run.
 *
 * @param plan what it computes, layer by layer; counts MACs and parameters
 * @param model ONNX, opset 17, with the inputs and outputs of the plan, all batched. Nodes and
 *     constants bear the names of the layers, e.g. {@code blocks.3.expand}; batch normalisation is
 *     folded into them. {@code metadata_props} say what it is
 */
public record SubNetwork(NetworkPlan plan, ModelProto model) {

    /** The bytes of the ONNX file, from which ONNX Runtime makes a session. */
    public byte[] bytes() {
        return model.toByteArray();
    }
}
