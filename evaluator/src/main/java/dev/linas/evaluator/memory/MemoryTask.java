package dev.linas.evaluator.memory;

import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A model and how it is run, on its way to the process that measures its memory. */
public final class MemoryTask {
    private final byte[] model;
    private final int threads;
    private final long[] shape;

    /**
     * @param model the content of an ONNX file; not copied
     * @param threads threads of an operator, at least 1
     * @param shape sizes of the axes of the input, the batch first
     */
    public MemoryTask(byte[] model, int threads, long... shape) {
        this.model = model;
        this.threads = threads;
        this.shape = shape.clone();
    }

    byte[] model() {
        return model;
    }

    SessionSettings session() {
        return new SessionSettings(Provider.CPU, threads);
    }

    long[] shape() {
        return shape.clone();
    }

    int numbers() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(threads);
        out.writeInt(shape.length);
        for (long size : shape) {
            out.writeLong(size);
        }
        out.writeInt(model.length);
        out.write(model);
        out.flush();
    }

    static MemoryTask read(DataInputStream in) throws IOException {
        int threads = in.readInt();
        long[] shape = new long[in.readInt()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readLong();
        }
        byte[] model = new byte[in.readInt()];
        in.readFully(model);
        return new MemoryTask(model, threads, shape);
    }
}
