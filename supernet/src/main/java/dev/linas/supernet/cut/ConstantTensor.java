package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A constant of a graph, as its bytes.
 *
 * @param type as ONNX numbers it
 * @param shape lengths of its axes
 * @param bytes row-major, little-endian; not to be changed
 */
public record ConstantTensor(int type, List<Integer> shape, ByteBuffer bytes) {
    private static final Set<Integer> OTHER_FLOATS =
            Set.of(DataType.FLOAT16_VALUE, DataType.BFLOAT16_VALUE, DataType.DOUBLE_VALUE);

    public ConstantTensor {
        shape = List.copyOf(shape);
    }

    /** Whether it holds 32-bit floats. */
    public boolean isFloat() {
        return type == DataType.FLOAT_VALUE;
    }

    /** Whether it holds floats of 16 or 64 bits, which only a Cast may read. */
    public boolean isOtherFloats() {
        return OTHER_FLOATS.contains(type);
    }

    /** Number of elements. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Bytes of one element. */
    public int width() {
        return size() == 0 ? 1 : bytes.remaining() / size();
    }

    /** Its whole numbers; empty if it holds others. */
    Optional<long[]> longs() {
        ByteBuffer values = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long[] longs = new long[size()];
        if (type == DataType.INT64_VALUE) {
            values.asLongBuffer().get(longs);
            return Optional.of(longs);
        }
        if (type == DataType.INT32_VALUE) {
            for (int i = 0; i < longs.length; i++) {
                longs[i] = values.getInt();
            }
            return Optional.of(longs);
        }
        return Optional.empty();
    }

    /** One of whole numbers. */
    public static ConstantTensor of(List<Integer> shape, long... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new ConstantTensor(DataType.INT64_VALUE, shape, bytes);
    }

    /** The part of a tensor that is kept. */
    ConstantTensor cut(List<int[]> kept) {
        int width = width();
        ByteBuffer source = bytes.slice();
        List<Integer> lengths = kept.stream().map(indices -> indices.length).toList();
        byte[] part =
                new byte
                        [Math.multiplyExact(
                                width, lengths.stream().reduce(1, Math::multiplyExact))];
        CutTensor.runs(
                shape,
                kept,
                (from, to, count) -> source.get(from * width, part, to * width, count * width));
        return new ConstantTensor(type, lengths, ByteBuffer.wrap(part));
    }

    /** The tensor as a protobuf message of ONNX. */
    public TensorProto proto(String name) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type)
                        .setRawData(UnsafeByteOperations.unsafeWrap(bytes.duplicate()));
        shape.forEach(tensor::addDims);
        return tensor.build();
    }
}
