package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SampleInputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs that a model is run on when the result does not matter, kept for equal inputs. Not
 * thread-safe.
 */
final class ProbeInput {
    private final int batch;
    private final Map<List<GraphInput>, InputBatch> byInputs = new HashMap<>();

    /**
     * @param batch examples that run at once
     */
    ProbeInput(int batch) {
        this.batch = batch;
    }

    /** The input of a model; closed by the caller. */
    OnnxModel.Input of(NetworkPlan plan, OnnxModel model) {
        return model.inputs(
                byInputs.computeIfAbsent(plan.inputs(), inputs -> SampleInputs.drawn(inputs, batch))
                        .tensors());
    }
}
