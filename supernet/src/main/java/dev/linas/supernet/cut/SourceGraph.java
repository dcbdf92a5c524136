package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph of the largest network: nodes in the order of computation, constants, and the shape of
 * everything, measured by running it. Immutable.
 *
 * @param file where it comes from, for messages
 * @param opsets versions of the operators
 * @param inputs what it takes
 * @param outputs names of what it puts out
 * @param steps how it runs again and again; empty if it runs once
 * @param nodes named, in the order of computation; no node is a constant
 * @param constants everything that is no input and that no node computes, by name
 * @param shapes lengths of the axes of every tensor, when {@link #BATCH} examples run at once
 * @param batched of every tensor the axes that grow with the number of examples
 */
public record SourceGraph(
        String file,
        List<OperatorSetIdProto> opsets,
        List<GraphInput> inputs,
        List<String> outputs,
        Optional<Steps> steps,
        List<NodeProto> nodes,
        Map<String, ConstantTensor> constants,
        Map<String, List<Integer>> shapes,
        Map<String, List<Boolean>> batched) {
    /** Examples that run at once where shapes are told. */
    public static final int BATCH = 3;

    public SourceGraph {
        opsets = List.copyOf(opsets);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        constants = new LinkedHashMap<>(constants);
        shapes = Map.copyOf(shapes);
        batched = Map.copyOf(batched);
    }

    /**
     * A graph whose shapes are measured.
     *
     * @param file where it comes from, for messages
     * @param model the graph in one piece
     * @param steps how it runs again and again; empty if it runs once
     * @param nodes those of the model, named
     * @param constants those of the model
     * @throws dev.linas.supernet.network.InvalidNetworkException if it cannot be run
     */
    public static SourceGraph measured(
            String file,
            ModelProto model,
            List<GraphInput> inputs,
            Optional<Steps> steps,
            List<NodeProto> nodes,
            Map<String, ConstantTensor> constants) {
        MeasuredShapes shapes = MeasuredShapes.of(file, model, inputs, nodes);
        constants.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return new SourceGraph(
                file,
                model.getOpsetImportList(),
                inputs,
                model.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList(),
                steps,
                nodes,
                constants,
                shapes.shapes(),
                shapes.batched());
    }

    /** What a step hands to the next; nothing where there are no steps. */
    public List<Steps.State> states() {
        return steps.map(Steps::states).orElse(List.of());
    }

    /** Lengths of the axes of a tensor; empty for one that is not there, or a single number. */
    public List<Integer> shape(String value) {
        return shapes.getOrDefault(value, List.of());
    }

    /** Number of axes. */
    public int rank(String value) {
        return shape(value).size();
    }

    /** Whether an axis grows with the number of examples. */
    boolean isBatch(Axis axis) {
        List<Boolean> axes = batched.getOrDefault(axis.value(), List.of());
        return axis.index() < axes.size() && axes.get(axis.index());
    }

    /** Whether any axis of a tensor grows with the number of examples. */
    boolean isBatched(String value) {
        return batched.getOrDefault(value, List.of()).contains(true);
    }

    /** The whole numbers of a constant; empty if it is none, or of another type. */
    Optional<long[]> longs(String value) {
        return Optional.ofNullable(constants.get(value)).flatMap(ConstantTensor::longs);
    }

    /** An attribute of a node. */
    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** A whole number of a node. */
    static int integer(NodeProto node, String name, int otherwise) {
        return attribute(node, name).map(a -> Math.toIntExact(a.getI())).orElse(otherwise);
    }
}
