package dev.linas.supernet.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The first indices of every axis of a tensor of floats. */
public final class LeadingPart {
    private LeadingPart() {}

    /**
     * Copies it.
     *
     * @param values the whole, row-major, from position to limit
     * @param whole lengths of its axes
     * @param part lengths of the part's axes, none longer
     * @return the part, row-major
     */
    public static FloatBuffer of(FloatBuffer values, long[] whole, long... part) {
        int count = 1;
        for (long length : part) {
            count = Math.multiplyExact(count, (int) length);
        }
        FloatBuffer leading =
                ByteBuffer.allocateDirect(Float.BYTES * count)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        for (int i = 0; i < count; i++) {
            int rest = i;
            int index = 0;
            int stride = 1;
            for (int axis = part.length - 1; axis >= 0; axis--) {
                index += stride * (int) (rest % part[axis]);
                rest /= (int) part[axis];
                stride *= (int) whole[axis];
            }
            leading.put(values.get(values.position() + index));
        }
        return leading.flip();
    }
}
