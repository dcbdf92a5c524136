package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.family.BatchNormCalibration;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.Moments;
import dev.linas.supernet.weights.WeightSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes batch normalisations. */
interface NormalisedNodes {

    /**
     * Writes one.
     *
     * @param node with the names of a sub-network's tensors: input, scale, shift, mean, variance
     */
    void write(NodeProto node, OnnxGraph graph, CutConstants constants);

    /** By moments that were measured on the sub-network, else those of the super-network. */
    record Inherited(WeightSlices weights) implements NormalisedNodes {
        @Override
        public void write(NodeProto node, OnnxGraph graph, CutConstants constants) {
            constants.write(node.getInput(1));
            constants.write(node.getInput(2));
            NodeProto.Builder written = node.toBuilder();
            Optional<Moments> measured = weights.measured(node.getOutput(0));
            if (measured.isPresent()) {
                String name = node.getOutput(0);
                written.setInput(3, constants.write(name + ".own_mean", measured.get().mean()));
                written.setInput(
                        4, constants.write(name + ".own_variance", measured.get().variance()));
            } else {
                constants.write(node.getInput(3));
                constants.write(node.getInput(4));
            }
            graph.node(written.build());
        }
    }

    /** By the moments of the batch that runs, which the graph puts out. */
    final class Measuring implements NormalisedNodes {
        /** Opset from which on the axes of ReduceMean are an input. */
        private static final long AXES_AS_INPUT = 18;

        private final SourceGraph source;
        private final KeptIndices kept;
        private final List<String> names = new ArrayList<>();

        Measuring(SourceGraph source, KeptIndices kept) {
            this.source = source;
            this.kept = kept;
        }

        /** The normalisations written so far, by the names of what they put out. */
        List<String> names() {
            return List.copyOf(names);
        }

        @Override
        public void write(NodeProto node, OnnxGraph graph, CutConstants constants) {
            String name = node.getOutput(0);
            int rank = source.rank(name);
            int channels = kept.length(new Axis(name, 1));
            long[] meanShape = new long[rank];
            long[] others = new long[rank - 1];
            for (int axis = 0; axis < rank; axis++) {
                meanShape[axis] = axis == 1 ? channels : 1;
                if (axis != 1) {
                    others[axis == 0 ? 0 : axis - 1] = axis;
                }
            }
            names.add(name);
            String input = node.getInput(0);
            String mean =
                    average(graph, constants, BatchNormCalibration.mean(name), input, 1, others);
            String centred = graph.node("Sub", name + ".centred", List.of(input, mean));
            String squared = graph.node("Mul", name + ".squared", List.of(centred, centred));
            String variance =
                    average(
                            graph,
                            constants,
                            BatchNormCalibration.variance(name),
                            squared,
                            0,
                            others);
            graph.plainOutput(mean, meanShape);
            graph.plainOutput(variance, channels);
            graph.node(
                    node.toBuilder()
                            .setInput(0, centred)
                            .setInput(1, constants.write(node.getInput(1)))
                            .setInput(2, constants.write(node.getInput(2)))
                            .setInput(3, constants.write(name + ".zero", new float[channels]))
                            .setInput(4, variance)
                            .build());
        }

        /** Over examples and places: all axes but that of the channels. */
        private String average(
                OnnxGraph graph,
                CutConstants constants,
                String name,
                String input,
                int keepAxes,
                long... axes) {
            AttributeProto keep = OnnxGraph.integer("keepdims", keepAxes);
            if (source.opset() < AXES_AS_INPUT) {
                return graph.node(
                        "ReduceMean", name, List.of(input), OnnxGraph.ints("axes", axes), keep);
            }
            String listed = constants.write(name + ".axes", axes);
            return graph.node("ReduceMean", name, List.of(input, listed), keep);
        }
    }
}
