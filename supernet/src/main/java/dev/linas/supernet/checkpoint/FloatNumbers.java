package dev.linas.supernet.checkpoint;

import dev.linas.supernet.tensor.RawTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Makes 32-bit floats of floats of other lengths, as PyTorch's {@code float()} does. */
public final class FloatNumbers {
    private static final Set<String> OTHERS = Set.of("F16", "BF16", "F64");

    private FloatNumbers() {}

    /** Whether a type is one of floats that are not of 32 bits. */
    public static boolean isOther(String dtype) {
        return OTHERS.contains(dtype);
    }

    /** The tensor in 32-bit floats; those of whole numbers as they are. */
    public static RawTensor converted(RawTensor tensor) {
        if (!isOther(tensor.dtype())) {
            return tensor;
        }
        ByteBuffer in = tensor.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int width = tensor.dtype().equals("F64") ? Double.BYTES : Short.BYTES;
        ByteBuffer out =
                ByteBuffer.allocate(in.remaining() / width * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            out.putFloat(
                    switch (tensor.dtype()) {
                        case "F64" -> (float) in.getDouble();
                        case "BF16" -> Float.intBitsToFloat(in.getShort() << 16);
                        default -> half(in.getShort());
                    });
        }
        return new RawTensor(tensor.name(), "F32", tensor.shape(), out.flip());
    }

    /** IEEE 754 binary16; every one of them is a 32-bit float. */
    static float half(short bits) {
        int sign = bits & 0x8000;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat((sign << 16) | 0x7F800000 | (fraction << 13));
        }
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        return Float.intBitsToFloat((sign << 16) | ((exponent + 112) << 23) | (fraction << 13));
    }
}
