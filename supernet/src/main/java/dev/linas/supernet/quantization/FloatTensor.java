package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;

/** A constant tensor of 32-bit floating-point numbers, read from a model. */
final class FloatTensor {
    private final int[] shape;
    private final float[] values;

    private FloatTensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Sizes of its axes; not to be changed. */
    int[] shape() {
        return shape;
    }

    /** In row-major order; not to be changed. */
    float[] values() {
        return values;
    }

    /**
     * Reads an initializer.
     *
     * @throws QuantizationException if it holds other numbers, or not as many as its shape says
     */
    static FloatTensor read(TensorProto tensor) {
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw new QuantizationException(
                    "tensor '%s' holds %s, but only FLOAT can be quantised"
                            .formatted(
                                    tensor.getName(),
                                    TensorProto.DataType.forNumber(tensor.getDataType())));
        }
        int[] shape =
                LongStream.of(tensor.getDimsList().stream().mapToLong(Long::longValue).toArray())
                        .mapToInt(Math::toIntExact)
                        .toArray();
        float[] values = tensor.hasRawData() ? raw(tensor) : listed(tensor);
        long expected = 1;
        for (int size : shape) {
            expected *= size;
        }
        if (values.length != expected) {
            throw new QuantizationException(
                    "tensor '%s' of shape %s needs %d values, but has %d"
                            .formatted(
                                    tensor.getName(),
                                    tensor.getDimsList(),
                                    expected,
                                    values.length));
        }
        return new FloatTensor(shape, values);
    }

    private static float[] raw(TensorProto tensor) {
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer();
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static float[] listed(TensorProto tensor) {
        float[] values = new float[tensor.getFloatDataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.getFloatData(i);
        }
        return values;
    }
}
