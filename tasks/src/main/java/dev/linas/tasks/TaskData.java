package dev.linas.tasks;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.StepwiseBatch;
import dev.linas.tasks.dataset.InvalidDatasetException;
import java.util.List;

/** Labelled examples of a task, in the form that one network wants. Thread-safe. */
public interface TaskData {

    /**
     * Checks that a sub-network can be run on the examples.
     *
     * @throws InvalidDatasetException if it takes others
     */
    void requireFit(NetworkPlan plan);

    /** A scorer of sub-networks on all or a part of the examples. */
    TaskScorer scorer(ScoringSettings settings);

    /**
     * Examples that a sub-network is calibrated on.
     *
     * @param most how many at most, at least 2; the same ones for equal arguments
     * @throws InvalidDatasetException if they cannot be read
     */
    CalibrationExamples calibration(NetworkPlan plan, int most);

    /**
     * Examples that a sub-network which runs in steps is calibrated on.
     *
     * @param most how many at most, at least 2; the same ones for equal arguments
     */
    default List<StepwiseBatch> stepwiseCalibration(NetworkPlan plan, int most) {
        throw new IllegalStateException("networks of this task run once");
    }

    /** Adds what the results on it depend on. */
    void addTo(Fingerprint fingerprint, String label);
}
