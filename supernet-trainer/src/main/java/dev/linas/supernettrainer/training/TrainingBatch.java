package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.linas.core.space.Genome;
import dev.linas.supernettrainer.torch.TorchNetwork;
import java.util.SplittableRandom;

/**
 * One batch, where it stands in the training, and the means to learn from it.
 *
 * @param epoch epochs done before the one that the batch belongs to, 0..epochs - 1: what a
 *     schedule, e.g. of progressive shrinking, goes by
 * @param epochs epochs of the training in all
 * @param network the network that learns
 * @param input its images, [images, channels, size, size]
 * @param labels their classes, [images], int64
 * @param gradients records while the method works on the batch
 * @param random random numbers of this batch only
 * @param manager owns what the method makes of the batch
 */
public record TrainingBatch(
        int epoch,
        int epochs,
        TorchNetwork network,
        NDArray input,
        NDArray labels,
        GradientCollector gradients,
        SplittableRandom random,
        NDManager manager) {

    /** Logits of a sub-network by the moments of the batch: [images, classes]. */
    NDArray logits(Genome genome, boolean updating) {
        return network.train(genome, input, updating, manager);
    }

    /**
     * Adds the gradients of a loss to those of the weights.
     *
     * @return the loss
     */
    double accumulateGradients(NDArray loss) {
        gradients.backward(loss);
        return loss.getFloat();
    }
}
