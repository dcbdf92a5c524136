package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.ActivationFunction;
import dev.linas.supernet.weights.BatchNorm;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;

/** Adds the layers of a plan to a graph, with the slices of the weights that they use. */
final class LayerGraph {
    /** Name of what the stem takes in, and of what any layer by itself does. */
    static final String INPUT = "input";

    /** Name of what the head puts out. */
    static final String LOGITS = "logits";

    private final OnnxGraph graph;
    private final WeightSlices weights;
    private final Normalisation normalisation;

    /** Layers whose batch normalisations are folded into their convolutions. */
    LayerGraph(OnnxGraph graph, WeightSlices weights) {
        this(graph, weights, new FoldedNormalisation());
    }

    LayerGraph(OnnxGraph graph, WeightSlices weights, Normalisation normalisation) {
        this.graph = graph;
        this.weights = weights;
        this.normalisation = normalisation;
    }

    /**
     * Adds a layer.
     *
     * @param input name of the tensor taken in, [batch, in, size, size]
     * @return name of the tensor put out: [batch, out, size, size], of the head [batch, classes]
     */
    String add(MobileNetV3Layer layer, String input) {
        return layer.fold(
                stem -> stem(stem, input), block -> block(block, input), head -> head(head, input));
    }

    /**
     * Adds all layers of a plan, one after the other.
     *
     * @return name of the logits
     */
    String addAll(MobileNetV3Plan plan) {
        String last = INPUT;
        for (MobileNetV3Layer layer : plan.layers()) {
            last = add(layer, last);
        }
        return last;
    }

    private String stem(StemPlan stem, String input) {
        Convolution convolution =
                new Convolution(
                        "stem",
                        stem.inChannels(),
                        stem.outChannels(),
                        stem.kernel(),
                        stem.stride(),
                        1);
        return activate(normalised(convolution, input), stem.activation());
    }

    private String block(BlockPlan block, String input) {
        String name = block.prefix();
        int mid = block.midChannels();
        String inner = input;
        if (block.expanding()) {
            Convolution expand = Convolution.pointwise(name + ".expand", block.inChannels(), mid);
            inner = activate(normalised(expand, inner), block.activation());
        }
        Convolution depthwise =
                new Convolution(name + ".depthwise", 1, mid, block.kernel(), block.stride(), mid);
        inner = normalised(depthwise, inner, DepthwiseKernels.of(block, weights));
        inner = activate(inner, block.activation());
        if (block.squeezes()) {
            inner = squeezeExcite(block, inner);
        }
        Convolution project = Convolution.pointwise(name + ".project", mid, block.outChannels());
        inner = normalised(project, inner);
        return block.residual()
                ? graph.node("Add", name + ".residual", List.of(inner, input))
                : inner;
    }

    /** Squeeze-and-excitation as MobileNetV3 has it: hard sigmoid, relu between (section 5.3). */
    private String squeezeExcite(BlockPlan block, String input) {
        String name = block.prefix() + ".se";
        int mid = block.midChannels();
        int squeezed = block.squeezeChannels();
        String average = graph.node("GlobalAveragePool", name + ".average", List.of(input));
        String reduced = biased(Convolution.pointwise(name + ".reduce", mid, squeezed), average);
        String active = graph.node("Relu", name + ".relu", List.of(reduced));
        String expanded = biased(Convolution.pointwise(name + ".expand", squeezed, mid), active);
        String gate =
                graph.node(
                        "HardSigmoid",
                        name + ".gate",
                        List.of(expanded),
                        OnnxGraph.number("alpha", 1f / 6),
                        OnnxGraph.number("beta", 0.5f));
        return graph.node("Mul", name + ".scale", List.of(input, gate));
    }

    private String head(HeadPlan head, String input) {
        Convolution expand =
                Convolution.pointwise("head.expand", head.inChannels(), head.expandChannels());
        String features = activate(normalised(expand, input), head.activation());
        features = graph.node("GlobalAveragePool", "head.average", List.of(features));
        if (head.mixes()) {
            Convolution mix =
                    Convolution.pointwise("head.mix", head.expandChannels(), head.mixChannels());
            String mixWeights =
                    graph.constant(
                            "head.mix.weight",
                            weights.matrix("head.mix.weight", mix.out(), mix.in()),
                            mix.shape());
            features =
                    graph.node("Conv", mix.name(), List.of(features, mixWeights), mix.attributes());
            features = activate(features, head.activation());
        }
        String flat =
                graph.node("Flatten", "head.flat", List.of(features), OnnxGraph.integer("axis", 1));
        return classifier(head, flat);
    }

    private String classifier(HeadPlan head, String input) {
        int classes = head.classes();
        return graph.node(
                "Gemm",
                LOGITS,
                List.of(
                        input,
                        graph.constant(
                                "classifier.weight",
                                weights.matrix("classifier.weight", classes, head.features()),
                                classes,
                                head.features()),
                        graph.constant(
                                "classifier.bias",
                                weights.vector("classifier.bias", classes),
                                classes)),
                OnnxGraph.integer("transB", 1));
    }

    private String biased(Convolution convolution, String input) {
        String name = convolution.name();
        return convolution.addTo(
                graph,
                input,
                weights.matrix(name + ".weight", convolution.out(), convolution.in()),
                weights.vector(name + ".bias", convolution.out()));
    }

    private String normalised(Convolution convolution, String input) {
        return normalised(
                convolution,
                input,
                weights.matrix(
                        convolution.name() + ".conv.weight", convolution.out(), convolution.in()));
    }

    private String normalised(Convolution convolution, String input, float[] kernels) {
        BatchNorm batchNorm = weights.batchNorm(convolution.name(), convolution.out());
        return normalisation.normalise(graph, input, convolution, kernels, batchNorm);
    }

    private String activate(String input, ActivationFunction activation) {
        return switch (activation) {
            case RELU -> graph.node("Relu", input + ".relu", List.of(input));
            case H_SWISH -> graph.node("HardSwish", input + ".hswish", List.of(input));
        };
    }
}
