package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;
import java.util.List;

/** Folds the normalisation into the convolution, which costs nothing when the model runs. */
final class FoldedNormalisation implements Normalisation {
    @Override
    public String normalise(
            OnnxGraph graph,
            String input,
            Convolution convolution,
            float[] weights,
            BatchNorm batchNorm) {
        String name = convolution.name();
        return graph.node(
                "Conv",
                name,
                List.of(
                        input,
                        graph.constant(
                                name + ".weight", batchNorm.foldInto(weights), convolution.shape()),
                        graph.constant(name + ".bias", batchNorm.foldedBias(), convolution.out())),
                convolution.attributes());
    }
}
