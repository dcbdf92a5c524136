package dev.linas.supernet.mobilenetv3;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.linas.supernet.graph.OnnxGraph;
import java.util.List;

/**
 * A convolution of a layer, padded by half its kernel.
 *
 * @param name prefix of the names of its tensors, e.g. {@code blocks.3.expand}
 * @param in channels taken in; 1 per group if depthwise
 * @param out channels put out
 * @param kernel side of the kernel, odd
 * @param stride 1 or more
 * @param groups 1, or as many as channels if depthwise
 */
record Convolution(String name, int in, int out, int kernel, int stride, int groups) {

    /** A 1x1 convolution. */
    static Convolution pointwise(String name, int in, int out) {
        return new Convolution(name, in, out, 1, 1, 1);
    }

    /** Shape of its weights. */
    long[] shape() {
        return new long[] {out, in, kernel, kernel};
    }

    /**
     * Adds it with biases.
     *
     * @param weights {@code [out][in][kernel][kernel]}
     * @param bias one per channel put out
     * @return name of what it puts out
     */
    String addTo(OnnxGraph graph, String input, float[] weights, float[] bias) {
        return graph.node(
                "Conv",
                name,
                List.of(
                        input,
                        graph.constant(name + ".weight", weights, shape()),
                        graph.constant(name + ".bias", bias, out)),
                attributes());
    }

    /** Attributes of its ONNX node. */
    AttributeProto[] attributes() {
        int padding = kernel / 2;
        return new AttributeProto[] {
            OnnxGraph.ints("kernel_shape", kernel, kernel),
            OnnxGraph.ints("strides", stride, stride),
            OnnxGraph.ints("pads", padding, padding, padding, padding),
            OnnxGraph.integer("group", groups)
        };
    }
}
