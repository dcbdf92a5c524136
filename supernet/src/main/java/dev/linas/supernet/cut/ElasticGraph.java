package dev.linas.supernet.cut;

import java.util.List;

/**
 * The graph of a largest network, and what is elastic in it.
 *
 * @param graph the graph
 * @param widths axes of which a part is kept
 * @param kernels kernels of which the centre is kept
 * @param blocks what may be left out
 */
public record ElasticGraph(
        SourceGraph graph,
        List<ElasticAxis> widths,
        List<ElasticKernel> kernels,
        List<ElasticBlock> blocks) {
    public ElasticGraph {
        widths = List.copyOf(widths);
        kernels = List.copyOf(kernels);
        blocks = List.copyOf(blocks);
    }
}
