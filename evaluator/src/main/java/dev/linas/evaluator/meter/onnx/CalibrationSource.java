package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.StepwiseBatch;
import dev.linas.tasks.TaskData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Examples that sub-networks are calibrated on, read once for equal inputs. Thread-safe. */
final class CalibrationSource {
    private final TaskData data;
    private final int most;
    private final Map<List<GraphInput>, CalibrationExamples> byInputs = new ConcurrentHashMap<>();
    private final Map<List<GraphInput>, List<StepwiseBatch>> stepwise = new ConcurrentHashMap<>();

    /**
     * @param most how many examples are used, at least 2
     */
    CalibrationSource(TaskData data, int most) {
        this.data = data;
        this.most = most;
    }

    /** The examples for a sub-network that runs once. */
    CalibrationExamples of(NetworkPlan plan) {
        return byInputs.computeIfAbsent(plan.inputs(), inputs -> data.calibration(plan, most));
    }

    /** The examples for a sub-network that runs in steps, whatever states it has. */
    List<StepwiseBatch> stepwise(NetworkPlan plan) {
        List<GraphInput> ids = plan.inputs().stream().filter(GraphInput::holdsIds).toList();
        return stepwise.computeIfAbsent(ids, inputs -> data.stepwiseCalibration(plan, most));
    }
}
