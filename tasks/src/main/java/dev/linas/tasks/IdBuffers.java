package dev.linas.tasks;

import dev.linas.supernet.inference.NamedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Ids as inputs of a model. */
public final class IdBuffers {
    private IdBuffers() {}

    /**
     * An input of ids.
     *
     * @param ids row-major
     * @param shape lengths of its axes
     */
    public static NamedTensor tensor(String name, long[] ids, long... shape) {
        LongBuffer buffer =
                ByteBuffer.allocateDirect(Math.multiplyExact(Long.BYTES, ids.length))
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
        return NamedTensor.longs(name, buffer.put(ids).flip(), shape);
    }
}
