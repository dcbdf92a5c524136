package dev.linas.supernet.family;

import dev.linas.core.space.Genome;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;
import java.util.Optional;

/** A sub-network, resolved: what it computes, layer by layer. Immutable. */
public interface NetworkPlan extends Computation {

    /** The canonical genome that chose it. */
    Genome genome();

    /** Its layers, in the order of computation. */
    List<? extends NetworkLayer> layers();

    /** Tensors that a network of this plan alone has, in the order of computation. */
    List<TensorShape> tensors();

    /**
     * Weights whose statistics fit this sub-network.
     *
     * @param weights of the super-network
     * @param examples what the statistics are measured on
     * @return the same weights if the family has nothing to measure
     * @throws dev.linas.supernet.inference.InferenceException if the measurement cannot run
     */
    default WeightSlices calibrated(WeightSlices weights, CalibrationExamples examples) {
        return weights;
    }

    /**
     * A model that the sub-network must agree with, built in another way from the same weights.
     *
     * @param weights of the super-network
     */
    default ExpectedModel reference(WeightSlices weights) {
        return ExpectedModel.none("its family builds sub-networks in one way only");
    }

    /**
     * The parts that it is computed in, where it runs in steps; empty where it runs once.
     *
     * @throws dev.linas.supernet.network.InvalidNetworkException if it cannot be taken apart
     */
    default Optional<StepParts> stepParts() {
        return Optional.empty();
    }

    @Override
    default long macs() {
        return layers().stream().mapToLong(NetworkLayer::macs).sum();
    }

    @Override
    default long params() {
        return layers().stream().mapToLong(NetworkLayer::params).sum();
    }
}
