package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.family.StepParts;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.task.Task;
import dev.linas.tasks.TaskData;
import java.util.Optional;

/**
 * The objects that all meters of an evaluator share. Thread-safe.
 *
 * @param pool name of the pool, for messages
 * @param settings of the pool
 * @param network the super-network, with weights
 * @param provider what executes operators
 * @param task name of the task that the network is scored on; empty if it is scored on none
 * @param dataset labelled examples of the task; empty if no metric needs them
 * @param calibration examples for calibration; empty if there are none
 */
record OnnxSetup(
        String pool,
        OnnxSettings settings,
        SuperNetwork network,
        Provider provider,
        Optional<String> task,
        Optional<TaskData> dataset,
        Optional<CalibrationSource> calibration) {

    /** The parts of its largest sub-network, where it runs in steps; if not, it runs once. */
    Optional<StepParts> steps() {
        return network.planner().plan(network.planner().largest()).stepParts();
    }

    /** Rows that each example has in a step. */
    int beams() {
        return network.planner().network().tasks().stream().mapToInt(Task::beams).max().orElse(1);
    }

    /** How a model runs when time, energy and memory are measured. */
    SessionSettings timed() {
        return new SessionSettings(provider, settings.timed().threads());
    }

    /** How a model runs when only what it puts out counts. */
    SessionSettings untimed() {
        return new SessionSettings(provider, settings.scored().threads());
    }
}
