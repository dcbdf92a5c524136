package dev.linas.device.memory;

import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.OnnxModel;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The process that {@link PeakMemory} starts: a task on standard input, bytes on standard output.
 */
public final class PeakMemoryMain {
    private static final int RUNS = 3;

    private PeakMemoryMain() {}

    /** Measures one model and ends. */
    public static void main(String[] args) throws IOException {
        MemoryTask task = MemoryTask.read(new DataInputStream(System.in));
        InputBatch zeros = task.zeros();
        InferenceRuntime.version();
        long before = ResidentMemory.nowAndForgetPeak().orElseThrow();
        try (OnnxModel model = OnnxModel.load(task.model(), task.session());
                OnnxModel.Input input = model.inputs(zeros.tensors())) {
            for (int i = 0; i < RUNS; i++) {
                model.run(input);
            }
        }
        System.out.println(ResidentMemory.peak().orElseThrow() - before);
    }
}
