package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.BatchNorm;
import dev.linas.supernet.weights.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the nodes of one sub-network, with the numbers in their attributes adapted to the cut. */
final class CutNodes {
    private final ElasticPlan plan;
    private final SourceGraph source;
    private final OnnxGraph graph;
    private final CutConstants constants;
    private final CutShapes shapes;
    private final NormalisedNodes normalised;
    private final FoldedNormalisations folded;

    CutNodes(
            ElasticPlan plan,
            OnnxGraph graph,
            CutConstants constants,
            NormalisedNodes normalised,
            FoldedNormalisations folded) {
        this.plan = plan;
        this.source = plan.source();
        this.graph = graph;
        this.constants = constants;
        this.shapes = new CutShapes(plan, graph, constants);
        this.normalised = normalised;
        this.folded = folded;
    }

    /** Writes a node and the constants that it reads. */
    void write(NodeProto node) {
        if (folded.has(node)) {
            return;
        }
        NodeProto.Builder cut = node.toBuilder();
        for (int input = 0; input < node.getInputCount(); input++) {
            cut.setInput(input, plan.live().source(node.getInput(input)));
        }
        switch (node.getOpType()) {
            case "Reshape" -> shapes.reshape(node, cut);
            case "Expand" -> shapes.expand(node, cut);
            case "ConstantOfShape" -> shapes.constant(node, cut);
            case "Resize" -> shapes.resize(node, cut);
            case "Split" -> shapes.split(node, cut);
            case "Slice" -> shapes.slice(node, cut);
            case "Conv", "ConvTranspose" -> convolution(node, cut);
            case "GroupNormalization" -> count(node, cut, "num_groups", groups(node));
            case "LSTM", "GRU", "RNN" ->
                    count(node, cut, "hidden_size", new Axis(node.getInput(2), 2));
            default -> {}
        }
        Optional<NodeProto> normalisation = folded.after(node);
        if (normalisation.isPresent()) {
            fold(node, cut, normalisation.get());
        } else if (node.getOpType().equals("BatchNormalization")) {
            normalised.write(cut.build(), graph, constants);
        } else {
            cut.getInputList().forEach(constants::write);
            graph.node(cut.build());
        }
    }

    /** A convolution that normalises as well, and puts out what the normalisation would. */
    private void fold(NodeProto node, NodeProto.Builder cut, NodeProto normalisation) {
        Moments moments = constants.moments(normalisation);
        float[] mean = moments.mean().clone();
        if (node.getInputCount() > 2) {
            float[] bias = constants.floats(node.getInput(2));
            for (int channel = 0; channel < mean.length; channel++) {
                mean[channel] -= bias[channel];
            }
        }
        BatchNorm batchNorm =
                new BatchNorm(
                        constants.floats(normalisation.getInput(1)),
                        constants.floats(normalisation.getInput(2)),
                        new Moments(mean, moments.variance()),
                        FoldedNormalisations.epsilon(normalisation));
        String weight = node.getInput(1);
        String own = node.getName() + ".weight";
        cut.clearInput()
                .addInput(plan.live().source(node.getInput(0)))
                .addInput(
                        constants.write(
                                own.equals(weight) ? own : unused(own),
                                batchNorm.foldInto(constants.floats(weight)),
                                plan.shape(weight)))
                .addInput(
                        constants.write(
                                unused(node.getName() + ".bias"),
                                batchNorm.foldedBias(),
                                List.of(mean.length)))
                .setOutput(0, normalisation.getOutput(0));
        graph.node(cut.build());
    }

    /** A name that no tensor has: weights may be called as their node is, and others read them. */
    private String unused(String name) {
        return source.tensors().containsKey(name) ? unused(name + ".folded") : name;
    }

    private static Axis groups(NodeProto node) {
        return new Axis(node.getName() + "#groups", 0);
    }

    /** Writes how long an axis is where a node says so. */
    private void count(NodeProto node, NodeProto.Builder cut, String attribute, Axis axis) {
        if (SourceGraph.attribute(node, attribute).isPresent()) {
            CutShapes.replace(cut, OnnxGraph.integer(attribute, plan.kept().length(axis)));
        }
    }

    private void convolution(NodeProto node, NodeProto.Builder cut) {
        if (SourceGraph.integer(node, "group", 1) > 1) {
            count(node, cut, "group", groups(node));
        }
        ElasticPlan.Kernel kernel = plan.kernels().get(node.getInput(1));
        if (kernel == null) {
            return;
        }
        long[] sides = new long[source.rank(node.getInput(1)) - 2];
        Arrays.fill(sides, kernel.side());
        CutShapes.replace(cut, OnnxGraph.ints("kernel_shape", sides));
        long[] pads = KernelUse.pads(source, node, kernel.side());
        if (pads.length > 0) {
            CutShapes.replace(cut, OnnxGraph.ints("pads", pads));
        }
    }
}
