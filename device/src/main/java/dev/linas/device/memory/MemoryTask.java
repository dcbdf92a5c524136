package dev.linas.device.memory;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.inference.SessionSettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A model and how it is run, on its way to the process that measures its memory. */
public final class MemoryTask {
    /** Stands for the number of ids of an input of floats. */
    private static final long NO_IDS = 0;

    private final byte[] model;
    private final int threads;
    private final int batch;
    private final List<GraphInput> inputs;

    /**
     * @param model the content of an ONNX file; not copied
     * @param threads threads of an operator, at least 1
     * @param batch examples that run at once, at least 1
     * @param inputs what the model takes
     */
    public MemoryTask(byte[] model, int threads, int batch, List<GraphInput> inputs) {
        this.model = model;
        this.threads = threads;
        this.batch = batch;
        this.inputs = List.copyOf(inputs);
    }

    byte[] model() {
        return model;
    }

    SessionSettings session() {
        return new SessionSettings(Provider.CPU, threads);
    }

    /** The inputs that the model is run on. */
    InputBatch zeros() {
        return SampleInputs.zeros(inputs, batch);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(threads);
        out.writeInt(batch);
        out.writeInt(inputs.size());
        for (GraphInput input : inputs) {
            out.writeUTF(input.name());
            out.writeLong(input.idCount().orElse(NO_IDS));
            out.writeInt(input.axes().size());
            for (int axis : input.axes()) {
                out.writeInt(axis);
            }
        }
        out.writeInt(model.length);
        out.write(model);
        out.flush();
    }

    static MemoryTask read(DataInputStream in) throws IOException {
        int threads = in.readInt();
        int batch = in.readInt();
        List<GraphInput> inputs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            inputs.add(readInput(in));
        }
        byte[] model = new byte[in.readInt()];
        in.readFully(model);
        return new MemoryTask(model, threads, batch, inputs);
    }

    private static GraphInput readInput(DataInputStream in) throws IOException {
        String name = in.readUTF();
        long ids = in.readLong();
        Integer[] axes = new Integer[in.readInt()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = in.readInt();
        }
        return ids == NO_IDS ? GraphInput.floats(name, axes) : GraphInput.ids(name, ids, axes);
    }
}
