package dev.linas.supernet.cut;

import java.util.List;
import java.util.Optional;

/**
 * The graph of a largest network, and what is elastic in it.
 *
 * @param graph the graph
 * @param widths axes of which a part is kept
 * @param kernels kernels of which the centre is kept
 * @param blocks what may be left out
 * @param size the size of its inputs; empty where it is the same for all sub-networks
 */
public record ElasticGraph(
        SourceGraph graph,
        List<ElasticAxis> widths,
        List<ElasticKernel> kernels,
        List<ElasticBlock> blocks,
        Optional<ElasticSize> size) {
    public ElasticGraph {
        widths = List.copyOf(widths);
        kernels = List.copyOf(kernels);
        blocks = List.copyOf(blocks);
    }
}
