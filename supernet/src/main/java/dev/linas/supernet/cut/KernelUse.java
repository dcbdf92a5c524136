package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.List;

/** Adapts a convolution to a smaller kernel: it pads less, so that sizes stay. */
final class KernelUse {
    private KernelUse() {}

    /**
     * How much a convolution pads with a smaller kernel.
     *
     * @param side of the smaller kernel
     * @return at the beginning of each axis, then at the end; empty if the node does not say
     */
    static long[] pads(SourceGraph graph, NodeProto node, int side) {
        List<Long> dilations = longs(node, "dilations");
        long[] left = longs(node, "pads").stream().mapToLong(Long::longValue).toArray();
        int less = (graph.shape(node.getInput(1)).get(2) - side) / 2;
        for (int i = 0; i < left.length; i++) {
            left[i] -= less * (dilations.isEmpty() ? 1 : dilations.get(i % dilations.size()));
        }
        return left;
    }

    /**
     * Checks that a kernel can be as small.
     *
     * @throws InvalidNetworkException naming the node, if it is no convolution with these weights,
     *     or pads so little that a smaller kernel would change sizes
     */
    static void require(SourceGraph graph, ElasticKernel kernel, int side) {
        boolean used = false;
        for (NodeProto node : graph.nodes()) {
            int input = node.getInputList().indexOf(kernel.weight());
            if (input < 0) {
                continue;
            }
            used = true;
            if (input != 1 || !List.of("Conv", "ConvTranspose").contains(node.getOpType())) {
                throw problem(graph, kernel, node, "is no convolution with these weights");
            }
            boolean same = auto(node).startsWith("SAME");
            boolean smaller = side < graph.shape(kernel.weight()).get(2);
            long[] pads = pads(graph, node, side);
            boolean enough = pads.length > 0;
            for (long pad : pads) {
                enough &= pad >= 0;
            }
            if (smaller && !same && !enough) {
                throw problem(
                        graph,
                        kernel,
                        node,
                        "pads %s, which is too little for a kernel of %d to keep sizes as they are"
                                .formatted(longs(node, "pads"), side));
            }
        }
        if (!used) {
            throw new InvalidNetworkException(
                    "%s: %s speaks of '%s', which no node reads"
                            .formatted(graph.file(), kernel.name(), kernel.weight()));
        }
    }

    private static String auto(NodeProto node) {
        return SourceGraph.attribute(node, "auto_pad")
                .map(a -> a.getS().toStringUtf8())
                .orElse("NOTSET");
    }

    private static List<Long> longs(NodeProto node, String attribute) {
        return SourceGraph.attribute(node, attribute)
                .map(AttributeProto::getIntsList)
                .orElse(List.of());
    }

    private static InvalidNetworkException problem(
            SourceGraph graph, ElasticKernel kernel, NodeProto node, String what) {
        return new InvalidNetworkException(
                "%s: %s speaks of '%s', but node '%s' (%s) %s"
                        .formatted(
                                graph.file(),
                                kernel.name(),
                                kernel.weight(),
                                node.getName(),
                                node.getOpType(),
                                what));
    }
}
