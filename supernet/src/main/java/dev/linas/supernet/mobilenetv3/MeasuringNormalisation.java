package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.family.BatchNormCalibration;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalises by the moments of the batch that runs, as in training, and puts them out: output
 * {@code <name>.mean} and {@code <name>.variance} per convolution. ONNX's BatchNormalization would
 * do so in training mode, which inference builds of ONNX Runtime leave out.
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
        String mean = average(graph, BatchNormCalibration.mean(name), raw, 1);
        String centred = graph.node("Sub", name + ".centred", List.of(raw, mean));
        String squared = graph.node("Mul", name + ".squared", List.of(centred, centred));
        String variance = average(graph, BatchNormCalibration.variance(name), squared, 0);
        graph.plainOutput(mean, 1, channels, 1, 1);
        graph.plainOutput(variance, channels);
        return graph.node(
                "BatchNormalization",
                name,
                List.of(
                        centred,
                        graph.constant(name + ".scale", batchNorm.scale(), channels),
                        graph.constant(name + ".shift", batchNorm.shift(), channels),
                        graph.constant(name + ".zero", new float[channels], channels),
                        variance),
                OnnxGraph.number("epsilon", (float) batchNorm.epsilon()));
    }

    /** Over images and pixels: all axes but that of the channels. */
    private static String average(OnnxGraph graph, String name, String input, int keepAxes) {
        return graph.node(
                "ReduceMean",
                name,
                List.of(input),
                OnnxGraph.ints("axes", 0, 2, 3),
                OnnxGraph.integer("keepdims", keepAxes));
    }
}
