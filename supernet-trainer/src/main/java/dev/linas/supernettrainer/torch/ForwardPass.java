package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.linas.core.space.Genome;

/** What the sub-networks of a super-network compute, over weights that they share. */
@FunctionalInterface
public interface ForwardPass {

    /**
     * Computes logits.
     *
     * @param genome the sub-network
     * @param input normalised images, [images, channels, size, size]
     * @param norm how batch normalisations normalise
     * @param manager owns every array that the pass makes
     * @return [images, classes]
     */
    NDArray logits(Genome genome, NDArray input, TorchNormalisation norm, NDManager manager);
}
