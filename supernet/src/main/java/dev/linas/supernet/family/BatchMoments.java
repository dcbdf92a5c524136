package dev.linas.supernet.family;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.linas.supernet.graph.OnnxGraph;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes that measure the moments of the batch that runs, which the graph puts out under the names
 * that {@link BatchNormCalibration} asks for. ONNX's BatchNormalization would do so in training
 * mode, which inference builds of ONNX Runtime leave out.
 *
 * @param centred name of the input less its means
 * @param variance name of the variances (biased), [channels]
 */
public record BatchMoments(String centred, String variance) {
    /** Opset from which on the axes of ReduceMean are an input. */
    private static final long AXES_AS_INPUT = 18;

    /**
     * Adds the nodes.
     *
     * @param name of the normalisation
     * @param input name of what is normalised, [batch, channels, ...]
     * @param rank its number of axes
     */
    public static BatchMoments addTo(
            OnnxGraph graph, String name, String input, int rank, int channels) {
        String mean = average(graph, BatchNormCalibration.mean(name), input, rank, 1);
        String centred = graph.node("Sub", name + ".centred", List.of(input, mean));
        String squared = graph.node("Mul", name + ".squared", List.of(centred, centred));
        String variance = average(graph, BatchNormCalibration.variance(name), squared, rank, 0);
        long[] meanShape =
                IntStream.range(0, rank).mapToLong(axis -> axis == 1 ? channels : 1).toArray();
        graph.plainOutput(mean, meanShape);
        graph.plainOutput(variance, channels);
        return new BatchMoments(centred, variance);
    }

    /** Over examples and places: all axes but that of the channels. */
    private static String average(
            OnnxGraph graph, String name, String input, int rank, int keepAxes) {
        long[] axes =
                IntStream.range(0, rank)
                        .filter(axis -> axis != 1)
                        .mapToLong(axis -> axis)
                        .toArray();
        AttributeProto keep = OnnxGraph.integer("keepdims", keepAxes);
        if (graph.opset() < AXES_AS_INPUT) {
            return graph.node(
                    "ReduceMean", name, List.of(input), OnnxGraph.ints("axes", axes), keep);
        }
        String listed = graph.constant(name + ".axes", axes, axes.length);
        return graph.node("ReduceMean", name, List.of(input, listed), keep);
    }
}
