package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;
import java.util.function.Function;

/**
 * One part of a sub-network that turns one tensor into one other. Images are square; convolutions
 * pad by half their kernel, so the size put out is the size taken in over the stride, rounded up.
 */
public sealed interface MobileNetV3Layer extends NetworkLayer
        permits StemPlan, BlockPlan, HeadPlan {

    /** The beginning of the names of its tensors in a weights file, e.g. {@code blocks.3}. */
    String prefix();

    /** Channels taken in. */
    int inChannels();

    /** Channels put out; of the head, the number of classes. */
    int outChannels();

    /** Height and width taken in, in pixels. */
    int inputSize();

    /** Height and width put out, in pixels; of the head 1. */
    int outputSize();

    @Override
    default String name() {
        return prefix();
    }

    @Override
    default List<GraphInput> inputs() {
        return List.of(GraphInput.floats(LayerGraph.INPUT, inChannels(), inputSize(), inputSize()));
    }

    @Override
    default List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
        return List.of(output(new LayerGraph(graph, weights).add(this, LayerGraph.INPUT)));
    }

    /** The output of the layer under a name. */
    default GraphOutput output(String name) {
        return GraphOutput.of(name, outChannels(), outputSize(), outputSize());
    }

    /** Trained numbers: weights, biases, scale and shift of batch normalisations before folding. */
    @Override
    long params();

    /** Applies the function for its kind of layer. */
    <T> T fold(
            Function<StemPlan, T> stem, Function<BlockPlan, T> block, Function<HeadPlan, T> head);
}
