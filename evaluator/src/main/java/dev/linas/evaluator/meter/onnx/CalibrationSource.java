package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.tasks.CalibrationData;
import dev.linas.tasks.TaskData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Examples that sub-networks are calibrated on, read once for equal inputs. Thread-safe. */
final class CalibrationSource {
    private final TaskData data;
    private final int most;
    private final Map<List<GraphInput>, CalibrationData> byInputs = new ConcurrentHashMap<>();

    /**
     * @param most how many examples are used, at least 2
     */
    CalibrationSource(TaskData data, int most) {
        this.data = data;
        this.most = most;
    }

    /** The examples for a sub-network. */
    CalibrationData of(NetworkPlan plan) {
        return byInputs.computeIfAbsent(plan.inputs(), inputs -> data.calibration(plan, most));
    }
}
