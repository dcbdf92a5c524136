package dev.linas.supernet.graph;

import dev.linas.supernet.weights.BatchNorm;
import dev.linas.supernet.weights.Moments;
import java.util.List;
import java.util.Map;

/** Folds the normalisation into the convolution, which costs nothing when the model runs. */
public final class FoldedNormalisation implements Normalisation {
    private final Map<String, Moments> measured;

    private FoldedNormalisation(Map<String, Moments> measured) {
        this.measured = Map.copyOf(measured);
    }

    /** With the moments of the super-network. */
    public static FoldedNormalisation inherited() {
        return new FoldedNormalisation(Map.of());
    }

    /**
     * With moments of the sub-network itself.
     *
     * @param measured by the name of the convolution, e.g. {@code blocks.3.expand}
     */
    public static FoldedNormalisation with(Map<String, Moments> measured) {
        return new FoldedNormalisation(measured);
    }

    @Override
    public String normalise(
            OnnxGraph graph,
            String input,
            Convolution convolution,
            float[] weights,
            BatchNorm batchNorm) {
        String name = convolution.name();
        BatchNorm effective = batchNorm.with(measured.getOrDefault(name, batchNorm.moments()));
        return graph.node(
                "Conv",
                name,
                List.of(
                        input,
                        graph.constant(
                                name + ".weight", effective.foldInto(weights), convolution.shape()),
                        graph.constant(name + ".bias", effective.foldedBias(), convolution.out())),
                convolution.attributes());
    }
}
