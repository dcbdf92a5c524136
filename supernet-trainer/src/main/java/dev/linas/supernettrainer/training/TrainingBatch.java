package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernettrainer.torch.TorchNetwork;
import java.util.SplittableRandom;

/**
 * One batch and the means to learn from it.
 *
 * @param network the network that learns
 * @param input its images, [images, channels, size, size]
 * @param labels their classes, [images], int64
 * @param gradients records while the lesson lasts
 * @param random random numbers of this batch alone
 * @param manager owns what the lesson makes
 */
public record TrainingBatch(
        TorchNetwork network,
        NDArray input,
        NDArray labels,
        GradientCollector gradients,
        SplittableRandom random,
        NDManager manager) {

    /** Logits of a sub-network by the moments of the batch: [images, classes]. */
    NDArray logits(MobileNetV3Plan plan, boolean updating) {
        return network.train(plan, input, updating, manager);
    }

    /** Adds the gradients of a loss. */
    double learn(NDArray loss) {
        gradients.backward(loss);
        return loss.getFloat();
    }
}
