package dev.linas.supernet.mobilenetv3;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.weights.BatchNorm;
import dev.linas.supernet.weights.WeightSlices;
import java.util.List;
import java.util.TreeMap;

/**
 * The largest network of a family member as a user would export it: convolutions and batch
 * normalisations apart, weights by name; and the sidecar that says what the family knows.
 */
public final class WholeNetwork {
    private final MobileNetV3Planner planner;
    private final MobileNetV3Plan largest;
    private final ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
    private final ArrayNode widths = sidecar.putArray("widths");
    private final ArrayNode kernels = sidecar.putArray("kernels");
    private final ArrayNode blocks = sidecar.putArray("blocks");

    public WholeNetwork(MobileNetV3Planner planner) {
        this.planner = planner;
        this.largest = planner.plan(planner.largest());
    }

    public ModelProto model(TensorFile weights) {
        OnnxGraph graph = new OnnxGraph("whole");
        WeightSlices slices = new WeightSlices(weights, planner.network().batchNormEpsilon());
        largest.inputs().forEach(graph::input);
        String logits = new LayerGraph(graph, slices, new Apart()).addAll(largest);
        graph.output(largest.layers().get(largest.layers().size() - 1).output(logits));
        for (String name : weights.names()) {
            if (name.contains(".transform.")) {
                Tensor transform = weights.tensor(name);
                long[] shape = transform.shape().stream().mapToLong(Integer::longValue).toArray();
                graph.constant(name, transform.toArray(), shape);
            }
        }
        return graph.model(new TreeMap<>());
    }

    /** Convolution and normalisation as two nodes. */
    private static final class Apart implements Normalisation {
        @Override
        public String normalise(
                OnnxGraph graph,
                String input,
                Convolution convolution,
                float[] weights,
                BatchNorm batchNorm) {
            String name = convolution.name();
            String raw =
                    graph.node(
                            "Conv",
                            name + ".conv",
                            List.of(
                                    input,
                                    graph.constant(
                                            name + ".conv.weight", weights, convolution.shape())),
                            convolution.attributes());
            int channels = convolution.out();
            return graph.node(
                    "BatchNormalization",
                    name,
                    List.of(
                            raw,
                            graph.constant(name + ".bn.weight", batchNorm.scale(), channels),
                            graph.constant(name + ".bn.bias", batchNorm.shift(), channels),
                            graph.constant(name + ".bn.mean", batchNorm.moments().mean(), channels),
                            graph.constant(
                                    name + ".bn.variance",
                                    batchNorm.moments().variance(),
                                    channels)),
                    OnnxGraph.number("epsilon", (float) batchNorm.epsilon()));
        }
    }

    public String sidecar(String model) {
        MobileNetV3Description network = planner.network();
        sidecar.put("format", "linas-network/1");
        sidecar.put("family", "elastic-onnx");
        sidecar.put("name", "brought");
        sidecar.put("space", network.space());
        sidecar.put("model", model);
        ObjectNode task = sidecar.putObject("task");
        task.put("kind", "image-classification");
        network.input().mean().forEach(task.putArray("mean")::add);
        network.input().std().forEach(task.putArray("std")::add);
        Choice before = network.firstBlock().width();
        int first = 1;
        String last = largest.blocks().get(0).residual() ? "blocks.0.residual" : "blocks.0.project";
        for (MobileNetV3Description.Stage stage : network.stages()) {
            for (int j = 0; j < stage.blocks(); j++) {
                BlockPlan block = largest.blocks().get(first + j);
                last = block(block, stage, j, before, last);
                before = stage.width();
            }
            first += stage.blocks();
        }
        return sidecar.toPrettyString();
    }

    /** Returns the name of what the block puts out. */
    private String block(
            BlockPlan block, MobileNetV3Description.Stage stage, int j, Choice before, String in) {
        String prefix = block.prefix();
        width(widths.addObject(), prefix + ".project.conv.weight", rounded(stage.width()));
        ObjectNode mid = divided();
        ((ArrayNode) mid.get("product")).add(rounded(before)).add(node(stage.expansions().get(j)));
        width(widths.addObject(), prefix + ".expand.conv.weight", mid);
        if (block.squeezes()) {
            ObjectNode squeezed = divided();
            ((ArrayNode) squeezed.get("product")).add(mid.deepCopy()).add(0.25);
            width(widths.addObject(), prefix + ".se.reduce.weight", squeezed);
        }
        ObjectNode kernel = kernels.addObject();
        kernel.put("weight", prefix + ".depthwise.conv.weight");
        kernel.set("keep", node(stage.kernels().get(j)));
        ArrayNode transforms = kernel.putArray("transforms");
        List<Integer> sides = block.kernels();
        for (int i = 1; i < sides.size(); i++) {
            transforms.add(
                    "%s.depthwise.transform.%dto%d"
                            .formatted(prefix, sides.get(i - 1), sides.get(i)));
        }
        String out = prefix + (block.residual() ? ".residual" : ".project");
        if (j > 0) {
            ObjectNode left = blocks.addObject();
            left.put("from", in);
            left.put("to", out);
            ArrayNode depths =
                    left.putObject("when").putArray(stage.depth().fold(n -> "none", name -> name));
            for (int depth = j + 1; depth <= stage.blocks(); depth++) {
                depths.add(depth);
            }
        }
        return out;
    }

    private ObjectNode rounded(Choice width) {
        ObjectNode product = divided();
        ((ArrayNode) product.get("product"))
                .add(node(width))
                .add(planner.network().widthMultiplier());
        return product;
    }

    private ObjectNode divided() {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        product.putArray("product");
        product.put("divisor", planner.network().divisor());
        return product;
    }

    private static JsonNode node(Choice choice) {
        return choice.fold(
                number -> JsonNodeFactory.instance.numberNode(number),
                name -> JsonNodeFactory.instance.textNode(name));
    }

    private static void width(ObjectNode to, String tensor, JsonNode keep) {
        to.putArray("tensors").add(tensor);
        to.put("axis", 0);
        to.set("keep", keep);
    }
}
