package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Constant tensors of a quantised graph. */
final class Constants {
    private Constants() {}

    static TensorProto ofFloat(String name, float value) {
        return named(name, TensorProto.DataType.FLOAT).addFloatData(value).build();
    }

    static TensorProto ofFloats(String name, float[] values) {
        ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return named(name, TensorProto.DataType.FLOAT)
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    static TensorProto ofInts(String name, int[] values) {
        ByteBuffer bytes = littleEndian(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return named(name, TensorProto.DataType.INT32)
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    static TensorProto ofBytes(String name, int[] shape, byte[] values) {
        TensorProto.Builder tensor =
                named(name, TensorProto.DataType.INT8).setRawData(ByteString.copyFrom(values));
        for (int size : shape) {
            tensor.addDims(size);
        }
        return tensor.build();
    }

    static TensorProto ofUnsignedByte(String name, int value) {
        return named(name, TensorProto.DataType.UINT8).addInt32Data(value).build();
    }

    private static TensorProto.Builder named(String name, TensorProto.DataType type) {
        return TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
