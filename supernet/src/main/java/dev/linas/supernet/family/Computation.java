package dev.linas.supernet.family;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;

/**
 * A computation that can be written as an ONNX graph: a sub-network, or one of its layers by
 * itself.
 */
public interface Computation {

    /** The inputs; the graph that it is added to has declared them. */
    List<GraphInput> inputs();

    /**
     * Adds its nodes and the slices of the weights that they use to a graph.
     *
     * @return what it puts out, computed by nodes of these names; whoever calls declares them
     */
    List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights);

    /** Multiplications of convolutions and matrix products for one example. */
    long macs();

    /** Trained numbers, counted before anything is folded. */
    long params();
}
