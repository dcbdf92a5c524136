package dev.linas.tasks;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.StepwiseModel;

/**
 * A sub-network that can run. What is asked for is loaded then, and closed by whoever hands this
 * out. Not thread-safe.
 */
public interface ScoredModel {

    /** The plan of the sub-network. */
    NetworkPlan plan();

    /**
     * The sub-network, which runs once.
     *
     * @throws dev.linas.supernet.inference.InferenceException if it cannot be loaded
     */
    OnnxModel model();

    /**
     * The model of a network that runs in steps.
     *
     * @throws dev.linas.supernet.inference.InferenceException if it cannot be loaded
     * @throws IllegalStateException if it runs once
     */
    StepwiseModel stepwise();
}
