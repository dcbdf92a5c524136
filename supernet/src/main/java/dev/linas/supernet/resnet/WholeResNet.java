package dev.linas.supernet.resnet;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.cut.Axis;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.cut.ElasticAxis;
import dev.linas.supernet.cut.ElasticBlock;
import dev.linas.supernet.cut.ElasticGraph;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.cut.Width;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.Divisible;
import dev.linas.supernet.resnet.ResNetDescription.Stage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds the largest network of a description as a graph, and says what is elastic in it. Not
 * thread-safe.
 */
final class WholeResNet {
    private static final String INPUT = "input";
    private static final String LOGITS = "logits";

    private final ResNetDescription network;
    private final ResNetChoices choices;
    private final GraphInput input;
    private final OnnxGraph graph;
    private final Map<String, ConstantTensor> constants = new LinkedHashMap<>();
    private final List<ElasticAxis> widths = new ArrayList<>();
    private final List<ElasticBlock> blocks = new ArrayList<>();

    private WholeResNet(ResNetDescription network, ResNetChoices choices, int resolution) {
        this.network = network;
        this.choices = choices;
        this.input = GraphInput.floats(INPUT, network.input().channels(), resolution, resolution);
        this.graph = new OnnxGraph(network.name());
    }

    /**
     * The graph, without weights.
     *
     * @param resolution height and width of the images
     */
    static ElasticGraph of(ResNetDescription network, ResNetChoices choices, int resolution) {
        return new WholeResNet(network, choices, resolution).build();
    }

    private ElasticGraph build() {
        graph.input(input);
        String last = stem();
        int channels = choices.widest(network.stem().width(), network.stem().out());
        int index = 0;
        for (Stage stage : network.stages()) {
            int out = choices.widest(stage.width(), stage.ratio());
            for (int j = 0; j < stage.expansions().size(); j++) {
                String before = last;
                last = block("blocks." + index, last, channels, stage, j);
                if (j >= stage.least()) {
                    leaveOut("blocks." + index, before, last, stage.depth(), j - stage.least() + 1);
                }
                channels = out;
                index++;
            }
        }
        last = graph.node("GlobalAveragePool", "average", List.of(last));
        last = graph.node("Flatten", "flat", List.of(last), OnnxGraph.integer("axis", 1));
        graph.node(
                "Gemm",
                LOGITS,
                List.of(
                        last,
                        weight("classifier.weight", network.classes(), channels),
                        weight("classifier.bias", network.classes())),
                OnnxGraph.integer("transB", 1));
        return new ElasticGraph(source(), widths, List.of(), blocks, Optional.empty());
    }

    /** Convolution, a residual one that may be left out, convolution, max-pooling. */
    private String stem() {
        var stem = network.stem();
        int out = choices.widest(stem.width(), stem.out());
        int middle = choices.widestMiddle();
        String first = convolution("stem.0", INPUT, input.axes().get(0), middle, 3, 2, true);
        cut("stem.0.conv.weight", choices.middle());
        String inner = convolution("stem.1", first, middle, middle, 3, 1, true);
        String sum = graph.node("Add", "stem.1.sum", List.of(inner, first));
        leaveOut("stem.1", first, sum, stem.depth(), choices.most(stem.depth()));
        String last = convolution("stem.2", sum, middle, out, 3, 1, true);
        cut("stem.2.conv.weight", choices.width(stem.width(), stem.out()));
        return graph.node(
                "MaxPool",
                "stem.pool",
                List.of(last),
                OnnxGraph.ints("kernel_shape", 3, 3),
                OnnxGraph.ints("strides", 2, 2),
                OnnxGraph.ints("pads", 1, 1, 1, 1));
    }

    /** A bottleneck, with a shortcut of its own where sizes or widths change. */
    private String block(String name, String in, int channels, Stage stage, int j) {
        int out = choices.widest(stage.width(), stage.ratio());
        Choice expansion = stage.expansions().get(j);
        int middle =
                Divisible.round(
                        StrictMath.rint(out * choices.largest(expansion)), network.divisor());
        int stride = j == 0 ? stage.stride() : 1;
        String x = convolution(name + ".conv1", in, channels, middle, 1, 1, true);
        x = convolution(name + ".conv2", x, middle, middle, 3, stride, true);
        x = convolution(name + ".conv3", x, middle, out, 1, 1, false);
        Width width = choices.width(stage.width(), stage.ratio());
        Width inside =
                new Width.Divided(
                        new Width.Rounded(
                                new Width.Product(List.of(width, new Width.Chosen(expansion)))),
                        network.divisor());
        cut(name + ".conv1.conv.weight", inside);
        cut(name + ".conv2.conv.weight", inside);
        cut(name + ".conv3.conv.weight", width);
        String shortcut = in;
        if (j == 0) {
            if (stride > 1) {
                shortcut =
                        graph.node(
                                "AveragePool",
                                name + ".downsample.average",
                                List.of(in),
                                OnnxGraph.ints("kernel_shape", stride, stride),
                                OnnxGraph.ints("strides", stride, stride),
                                OnnxGraph.integer("ceil_mode", 1));
            }
            shortcut = convolution(name + ".downsample", shortcut, channels, out, 1, 1, false);
            cut(name + ".downsample.conv.weight", width);
        }
        String sum = graph.node("Add", name + ".sum", List.of(x, shortcut));
        return graph.node("Relu", name + ".relu", List.of(sum));
    }

    /** A convolution and its batch normalisation; returns the name of what comes out. */
    private String convolution(
            String name, String in, int from, int to, int kernel, int stride, boolean activated) {
        int padding = kernel / 2;
        String raw =
                graph.node(
                        "Conv",
                        name + ".conv",
                        List.of(in, weight(name + ".conv.weight", to, from, kernel, kernel)),
                        OnnxGraph.ints("kernel_shape", kernel, kernel),
                        OnnxGraph.ints("strides", stride, stride),
                        OnnxGraph.ints("pads", padding, padding, padding, padding));
        AttributeProto epsilon = OnnxGraph.number("epsilon", (float) network.batchNormEpsilon());
        String normalised =
                graph.node(
                        "BatchNormalization",
                        name + ".bn",
                        List.of(
                                raw,
                                weight(name + ".bn.weight", to),
                                weight(name + ".bn.bias", to),
                                weight(name + ".bn.mean", to),
                                weight(name + ".bn.variance", to)),
                        epsilon);
        return activated ? graph.node("Relu", name + ".relu", List.of(normalised)) : normalised;
    }

    /** Weights that a file will hold; here they are zeros. */
    private String weight(String name, Integer... shape) {
        int size = List.of(shape).stream().reduce(1, Math::multiplyExact);
        ConstantTensor zeros =
                new ConstantTensor(
                        DataType.FLOAT_VALUE,
                        List.of(shape),
                        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, size)));
        constants.put(name, zeros);
        return graph.constant(zeros.proto(name));
    }

    private void cut(String tensor, Width width) {
        widths.add(new ElasticAxis(tensor, List.of(new Axis(tensor, 0)), width, Optional.empty()));
    }

    /** A block that is there from a depth on. */
    private void leaveOut(String name, String from, String to, Choice depth, double least) {
        Set<String> options = new LinkedHashSet<>();
        choices.options(depth).stream()
                .filter(option -> ((Number) option).doubleValue() >= least)
                .forEach(option -> options.add(option.toString()));
        depth.<Object>fold(
                fixed -> fixed, // always there
                variable ->
                        blocks.add(new ElasticBlock(name, from, to, Map.of(variable, options))));
    }

    private SourceGraph source() {
        graph.output(LOGITS, network.classes());
        ModelProto model = graph.model(new TreeMap<>());
        return SourceGraph.measured(
                network.name(),
                model,
                List.of(input),
                Optional.empty(),
                model.getGraph().getNodeList(),
                constants,
                constants.keySet());
    }
}
