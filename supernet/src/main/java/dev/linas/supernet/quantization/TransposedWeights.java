package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Weights that a graph transposes before it multiplies by them, as PyTorch exports a linear layer
 * of more than two axes. They become constants as they are multiplied by.
 */
final class TransposedWeights {
    private static final int AXES = 2;

    private TransposedWeights() {}

    /**
     * The same model, in which matrices that a Transpose reads alone are constants transposed. What
     * else reads them still does.
     */
    static ModelProto folded(ModelProto model) {
        Map<String, TensorProto> constants = new HashMap<>();
        model.getGraph().getInitializerList().forEach(t -> constants.put(t.getName(), t));
        GraphProto.Builder graph = model.getGraph().toBuilder().clearNode();
        for (NodeProto node : model.getGraph().getNodeList()) {
            TensorProto weight =
                    node.getOpType().equals("Transpose") ? constants.get(node.getInput(0)) : null;
            if (weight != null && isMatrixOfFloats(weight) && turns(node)) {
                graph.addInitializer(transposed(node.getOutput(0), weight));
            } else {
                graph.addNode(node);
            }
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static boolean isMatrixOfFloats(TensorProto tensor) {
        return tensor.getDimsCount() == AXES
                && tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE;
    }

    /** Without an order of its own, a Transpose turns all axes round. */
    private static boolean turns(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("perm"))
                .allMatch(attribute -> attribute.getInts(0) == 1);
    }

    private static TensorProto transposed(String name, TensorProto tensor) {
        FloatTensor matrix = FloatTensor.read(tensor);
        int rows = matrix.shape()[0];
        int columns = matrix.shape()[1];
        float[] values = matrix.values();
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                bytes.putFloat(values[row * columns + column]);
            }
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(columns)
                .addDims(rows)
                .setRawData(ByteString.copyFrom(bytes.flip()))
                .build();
    }
}
