package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.family.BatchMoments;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalises by the moments of the batch that runs, as in training, and puts them out ({@link
 * BatchMoments}).
 */
final class MeasuringNormalisation implements Normalisation {
    private final List<String> names = new ArrayList<>();

    /** The convolutions measured so far, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public String normalise(
            OnnxGraph graph,
            String input,
            Convolution convolution,
            float[] weights,
            BatchNorm batchNorm) {
        String name = convolution.name();
        int channels = convolution.out();
        names.add(name);
        String raw =
                graph.node(
                        "Conv",
                        name + ".conv",
                        List.of(
                                input,
                                graph.constant(name + ".weight", weights, convolution.shape())),
                        convolution.attributes());
        BatchMoments moments = BatchMoments.addTo(graph, name, raw, 4, channels);
        return graph.node(
                "BatchNormalization",
                name,
                List.of(
                        moments.centred(),
                        graph.constant(name + ".scale", batchNorm.scale(), channels),
                        graph.constant(name + ".shift", batchNorm.shift(), channels),
                        graph.constant(name + ".zero", new float[channels], channels),
                        moments.variance()),
                OnnxGraph.number("epsilon", (float) batchNorm.epsilon()));
    }
}
