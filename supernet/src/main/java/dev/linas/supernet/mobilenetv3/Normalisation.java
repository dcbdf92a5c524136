package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;

/** How a graph computes a convolution and the batch normalisation after it. */
interface Normalisation {

    /**
     * Adds the nodes.
     *
     * @param input name of the tensor taken in
     * @param convolution what is convolved
     * @param weights of the convolution
     * @param batchNorm as the super-network has it
     * @return name of the normalised tensor
     */
    String normalise(
            OnnxGraph graph,
            String input,
            Convolution convolution,
            float[] weights,
            BatchNorm batchNorm);
}
