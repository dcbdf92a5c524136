package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.weights.BatchNorm;
import dev.linas.supernet.weights.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the nodes of one sub-network: what they hold of numbers follows what was cut. */
final class CutNodes {
    private final ElasticPlan plan;
    private final SourceGraph source;
    private final OnnxGraph graph;
    private final CutConstants constants;
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
            case "Reshape" -> reshape(node, cut);
            case "Expand" -> expand(node, cut);
            case "Split" -> split(node, cut);
            case "Conv", "ConvTranspose" -> convolution(node, cut);
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
        String name = node.getName();
        cut.clearInput()
                .addInput(plan.live().source(node.getInput(0)))
                .addInput(
                        constants.write(
                                name + ".weight",
                                batchNorm.foldInto(constants.floats(weight)),
                                plan.shape(weight)))
                .addInput(
                        constants.write(
                                name + ".bias", batchNorm.foldedBias(), List.of(mean.length)))
                .setOutput(0, normalisation.getOutput(0));
        graph.node(cut.build());
    }

    private void reshape(NodeProto node, NodeProto.Builder cut) {
        String out = node.getOutput(0);
        if (plan.isWhole(out) && plan.isWhole(node.getInput(0))) {
            return;
        }
        long[] shape = new long[source.rank(out)];
        int free = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            Axis here = new Axis(out, axis);
            boolean batch = source.isBatch(here);
            shape[axis] = batch ? -1 : plan.kept().length(here);
            free += batch ? 1 : 0;
        }
        if (free > 1) {
            throw new InvalidNetworkException(
                    ("%s: node '%s' makes two axes that grow with the examples of something that"
                                    + " is cut; export it with one")
                            .formatted(source.file(), node.getName()));
        }
        cut.setInput(1, constants.write(node.getName() + ".shape", shape));
    }

    private void expand(NodeProto node, NodeProto.Builder cut) {
        String out = node.getOutput(0);
        if (plan.isWhole(out)) {
            return;
        }
        long[] shape = new long[source.rank(out)];
        int shift = shape.length - source.rank(node.getInput(0));
        for (int axis = 0; axis < shape.length; axis++) {
            Axis here = new Axis(out, axis);
            if (!source.isBatch(here)) {
                shape[axis] = plan.kept().length(here);
            } else if (axis >= shift && source.isBatch(new Axis(node.getInput(0), axis - shift))) {
                shape[axis] = 1;
            } else {
                throw new InvalidNetworkException(
                        "%s: node '%s' repeats something that is cut for every example"
                                .formatted(source.file(), node.getName()));
            }
        }
        cut.setInput(1, constants.write(node.getName() + ".shape", shape));
    }

    private void split(NodeProto node, NodeProto.Builder cut) {
        String in = node.getInput(0);
        int along = SourceGraph.integer(node, "axis", 0);
        int axis = along < 0 ? along + source.rank(in) : along;
        if (plan.kept().isWhole(new Axis(in, axis))) {
            return;
        }
        long[] lengths =
                node.getOutputList().stream()
                        .mapToLong(part -> plan.kept().length(new Axis(part, axis)))
                        .toArray();
        if (SourceGraph.attribute(node, "split").isPresent()) {
            replace(cut, OnnxGraph.ints("split", lengths));
            return;
        }
        without(cut, "num_outputs");
        String name = constants.write(node.getName() + ".split", lengths);
        if (cut.getInputCount() > 1) {
            cut.setInput(1, name);
        } else {
            cut.addInput(name);
        }
    }

    private void convolution(NodeProto node, NodeProto.Builder cut) {
        if (SourceGraph.integer(node, "group", 1) > 1) {
            Axis groups = new Axis(node.getName() + "#groups", 0);
            replace(cut, OnnxGraph.integer("group", plan.kept().length(groups)));
        }
        ElasticPlan.Kernel kernel = plan.kernels().get(node.getInput(1));
        if (kernel == null) {
            return;
        }
        int whole = source.shape(node.getInput(1)).get(2);
        replace(cut, OnnxGraph.ints("kernel_shape", kernel.side(), kernel.side()));
        SourceGraph.attribute(node, "pads")
                .ifPresent(
                        pads -> {
                            int less = (whole - kernel.side()) / 2;
                            List<Long> dilations =
                                    SourceGraph.attribute(node, "dilations")
                                            .map(AttributeProto::getIntsList)
                                            .orElse(List.of(1L, 1L));
                            long[] left = new long[pads.getIntsCount()];
                            for (int i = 0; i < left.length; i++) {
                                left[i] = pads.getInts(i) - less * dilations.get(i % 2);
                            }
                            replace(cut, OnnxGraph.ints("pads", left));
                        });
    }

    private static void replace(NodeProto.Builder node, AttributeProto attribute) {
        without(node, attribute.getName());
        node.addAttribute(attribute);
    }

    private static void without(NodeProto.Builder node, String name) {
        List<AttributeProto> others = new ArrayList<>(node.getAttributeList());
        others.removeIf(attribute -> attribute.getName().equals(name));
        node.clearAttribute().addAllAttribute(others);
    }
}
