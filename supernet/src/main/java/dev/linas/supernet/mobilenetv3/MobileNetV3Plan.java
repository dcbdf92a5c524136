package dev.linas.supernet.mobilenetv3;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.BatchNormCalibration;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernet.weights.WeightSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A sub-network, resolved: what it computes, layer by layer.
 *
 * @param genome the canonical genome that chose it
 * @param resolution height and width of its images, in pixels
 * @param stem the first convolution
 * @param blocks the blocks that count, in order; the first is the fixed one
 * @param head what follows the last block
 */
public record MobileNetV3Plan(
        Genome genome, int resolution, StemPlan stem, List<BlockPlan> blocks, HeadPlan head)
        implements NetworkPlan {

    public MobileNetV3Plan {
        blocks = List.copyOf(blocks);
    }

    /** Stem, blocks and head, in the order of computation. */
    @Override
    public List<MobileNetV3Layer> layers() {
        List<MobileNetV3Layer> layers = new ArrayList<>(blocks.size() + 2);
        layers.add(stem);
        layers.addAll(blocks);
        layers.add(head);
        return layers;
    }

    @Override
    public List<GraphInput> inputs() {
        return stem.inputs();
    }

    @Override
    public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
        return List.of(add(new LayerGraph(graph, weights)));
    }

    /**
     * Moments of every batch normalisation, as OFA resets them for the sub-networks it evaluates.
     */
    @Override
    public WeightSlices calibrated(WeightSlices weights, CalibrationExamples examples) {
        MeasuringNormalisation measuring = new MeasuringNormalisation();
        OnnxGraph graph = new OnnxGraph(genome.toString());
        inputs().forEach(graph::input);
        graph.output(add(new LayerGraph(graph, weights, measuring)));
        return weights.with(
                BatchNormCalibration.measure(
                        graph.model(new TreeMap<>()), measuring.names(), examples));
    }

    private GraphOutput add(LayerGraph layers) {
        return head.output(layers.addAll(this));
    }

    /**
     * Multiplications of convolutions and matrix products for one image, as OFA and DyNAS-T count
     * them: no biases, no batch normalisation, no activations, no averages.
     */
    @Override
    public long macs() {
        return NetworkPlan.super.macs();
    }

    /**
     * Tensors that a network of this plan alone has, in the order of computation: those of its
     * layers, with a transform for every kernel smaller than the one before it in {@link
     * BlockPlan#kernels()}.
     */
    @Override
    public List<TensorShape> tensors() {
        return TensorShapes.of(this);
    }
}
