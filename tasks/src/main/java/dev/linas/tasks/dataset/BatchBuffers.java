package dev.linas.tasks.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Native memory for batches, lent to one loader after the other: memory of its own for each would
 * be freed only when the garbage collector happens to run. Not thread-safe.
 */
public final class BatchBuffers {
    private final Queue<FloatBuffer> idle = new ArrayDeque<>();

    /** A buffer of so many numbers, with any content. */
    FloatBuffer take(int numbers) {
        FloatBuffer buffer = idle.poll();
        if (buffer != null && buffer.capacity() == numbers) {
            return buffer;
        }
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    void giveBack(FloatBuffer buffer) {
        idle.add(buffer);
    }

    /** Buffers that nobody uses. */
    int idle() {
        return idle.size();
    }
}
