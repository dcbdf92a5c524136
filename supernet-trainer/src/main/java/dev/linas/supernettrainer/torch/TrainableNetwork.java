package dev.linas.supernettrainer.torch;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernet.tensor.TensorShape;
import java.util.List;
import java.util.Map;

/**
 * A super-network of images that PyTorch can train: the seam for further families. Immutable and
 * thread-safe.
 */
public interface TrainableNetwork {

    /** Plans of its sub-networks. */
    NetworkPlanner planner();

    /** The images that it takes, and its classes. */
    ImageClassification images();

    /** Its tensors, in the order of computation. */
    List<TensorShape> tensors();

    /**
     * Values to begin a training with, by name. Deterministic: they depend on the seed and on names
     * and shapes of the tensors alone.
     */
    Map<String, float[]> firstWeights(long seed);

    /** Its forward pass over weights that have {@link #tensors}. */
    ForwardPass over(Weights weights);

    /**
     * The network that is one of the sub-networks, with weights of its own: nothing is shared. The
     * same genome chooses it.
     */
    TrainableNetwork alone(Genome genome);
}
