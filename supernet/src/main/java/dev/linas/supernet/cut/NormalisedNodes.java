package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.family.BatchMoments;
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
                written.setInput(3, own(constants, name + ".own_mean", measured.get().mean()));
                written.setInput(
                        4, own(constants, name + ".own_variance", measured.get().variance()));
            } else {
                constants.write(node.getInput(3));
                constants.write(node.getInput(4));
            }
            graph.node(written.build());
        }

        private static String own(CutConstants constants, String name, float[] values) {
            return constants.write(name, values, List.of(values.length));
        }
    }

    /** By the moments of the batch that runs, which the graph puts out. */
    final class Measuring implements NormalisedNodes {
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
            int channels = kept.length(new Axis(name, 1));
            names.add(name);
            BatchMoments moments =
                    BatchMoments.addTo(graph, name, node.getInput(0), source.rank(name), channels);
            graph.node(
                    node.toBuilder()
                            .setInput(0, moments.centred())
                            .setInput(1, constants.write(node.getInput(1)))
                            .setInput(2, constants.write(node.getInput(2)))
                            .setInput(
                                    3,
                                    constants.write(
                                            name + ".zero", new float[channels], List.of(channels)))
                            .setInput(4, moments.variance())
                            .build());
        }
    }
}
