package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;

/** Folds the normalisation into the convolution, which costs nothing when the model runs. */
final class FoldedNormalisation implements Normalisation {
    @Override
    public String normalise(
            OnnxGraph graph,
            String input,
            Convolution convolution,
            float[] weights,
            BatchNorm batchNorm) {
        return convolution.addTo(graph, input, batchNorm.foldInto(weights), batchNorm.foldedBias());
    }
}
