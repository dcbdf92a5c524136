package dev.linas.evaluator.supernet.graph;

import dev.linas.evaluator.supernet.weights.BatchNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * Normalises by the moments of the batch that runs, as in training, and puts them out: output {@code
 * <name>.mean} and {@code <name>.variance} per convolution. ONNX's BatchNormalization would do so in
 * training mode, which inference builds of ONNX Runtime leave out.
 */
public final class MeasuringNormalisation implements Normalisation {
    private final List<String> names = new ArrayList<>();

    /** Name of the output that holds the means of a convolution. */
    public static String mean(String name) {
        return name + ".mean";
    }

    /** Name of the output that holds the variances of a convolution. */
    public static String variance(String name) {
        return name + ".variance";
    }

    /** The convolutions measured so far, in order. */
    public List<String> names() {
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
        String mean = average(graph, mean(name), raw);
        String centred = graph.node("Sub", name + ".centred", List.of(raw, mean));
        String squared = graph.node("Mul", name + ".squared", List.of(centred, centred));
        String variance = average(graph, variance(name), squared);
        graph.plainOutput(mean, 1, channels, 1, 1);
        graph.plainOutput(variance, 1, channels, 1, 1);
        String factor = factor(graph, name, variance, batchNorm);
        String scaled = graph.node("Mul", name + ".scaled", List.of(centred, factor));
        String shift = graph.constant(name + ".shift", batchNorm.shift(), 1, channels, 1, 1);
        return graph.node("Add", name, List.of(scaled, shift));
    }

    private static String factor(
            OnnxGraph graph, String name, String variance, BatchNorm batchNorm) {
        String epsilon =
                graph.constant(name + ".epsilon", new float[] {(float) batchNorm.epsilon()});
        String stable = graph.node("Add", name + ".stable", List.of(variance, epsilon));
        String deviation = graph.node("Sqrt", name + ".deviation", List.of(stable));
        String scale =
                graph.constant(
                        name + ".scale", batchNorm.scale(), 1, batchNorm.scale().length, 1, 1);
        return graph.node("Div", name + ".factor", List.of(scale, deviation));
    }

    /** Over the pixels of every image, then over the images: far faster than all axes at once. */
    private static String average(OnnxGraph graph, String name, String input) {
        String perImage = graph.node("GlobalAveragePool", name + ".images", List.of(input));
        return graph.node(
                "ReduceMean",
                name,
                List.of(perImage),
                OnnxGraph.ints("axes", 0),
                OnnxGraph.integer("keepdims", 1));
    }
}
