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
import java.util.Set;

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
 * @param trained names of those constants that are parameters, if they hold floats
 * @param tensors what running it told of every tensor, constants included
 */
public record SourceGraph(
        String file,
        List<OperatorSetIdProto> opsets,
        List<GraphInput> inputs,
        List<String> outputs,
        Optional<Steps> steps,
        List<NodeProto> nodes,
        Map<String, ConstantTensor> constants,
        Set<String> trained,
        Map<String, MeasuredTensor> tensors) {
    /** Examples that run at once where shapes are told. */
    public static final int BATCH = 3;

    /** Operators whose every output has numbers of their first input, and no others. */
    private static final Set<String> MOVE_NUMBERS =
            Set.of(
                    "Cast",
                    "Expand",
                    "Flatten",
                    "Gather",
                    "Identity",
                    "Reshape",
                    "Slice",
                    "Split",
                    "Squeeze",
                    "Tile",
                    "Transpose",
                    "Unsqueeze");

    public SourceGraph {
        opsets = List.copyOf(opsets);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        constants = new LinkedHashMap<>(constants);
        trained = Set.copyOf(trained);
        tensors = Map.copyOf(tensors);
    }

    /**
     * A graph whose shapes are measured.
     *
     * @param file where it comes from, for messages
     * @param model the graph in one piece
     * @param steps how it runs again and again; empty if it runs once
     * @param nodes those of the model, named
     * @param constants those of the model
     * @param trained names of those constants that are parameters, if they hold floats
     * @throws dev.linas.supernet.network.InvalidNetworkException if it cannot be run
     */
    public static SourceGraph measured(
            String file,
            ModelProto model,
            List<GraphInput> inputs,
            Optional<Steps> steps,
            List<NodeProto> nodes,
            Map<String, ConstantTensor> constants,
            Set<String> trained) {
        Map<String, MeasuredTensor> tensors = MeasuredRun.of(file, model, inputs, steps, nodes);
        constants.forEach((name, constant) -> tensors.put(name, MeasuredTensor.of(constant)));
        return new SourceGraph(
                file,
                model.getOpsetImportList(),
                inputs,
                model.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList(),
                steps,
                nodes,
                constants,
                trained,
                tensors);
    }

    /** SHA-256 of how it computes, without its weights, lower-case hex. */
    public String digest() {
        return GraphDigest.of(this);
    }

    /** The states that a step hands to the next one; none where there are no steps. */
    public List<Steps.State> states() {
        return steps.map(Steps::states).orElse(List.of());
    }

    /** Whether an input is a state. */
    public boolean isState(String input) {
        return steps.filter(some -> some.isState(input)).isPresent();
    }

    /** Lengths of the axes of a tensor; empty for one that is not there, or a single number. */
    public List<Integer> shape(String value) {
        MeasuredTensor tensor = tensors.get(value);
        return tensor == null ? List.of() : tensor.shape();
    }

    /** Lengths of the axes of a tensor in the middle step, where a prompt goes before the steps. */
    List<Integer> stepShape(String value) {
        MeasuredTensor tensor = tensors.get(value);
        return tensor == null ? List.of() : tensor.step();
    }

    /** Number of axes. */
    public int rank(String value) {
        return shape(value).size();
    }

    /** The place of the node that computes a tensor among all nodes; -1 for one that is given. */
    public int place(String value) {
        for (int n = 0; n < nodes.size(); n++) {
            if (nodes.get(n).getOutputList().contains(value)) {
                return n;
            }
        }
        return -1;
    }

    /** Whether an axis grows with the number of examples. */
    boolean isBatch(Axis axis) {
        MeasuredTensor tensor = tensors.get(axis.value());
        return tensor != null
                && axis.index() < tensor.batched().size()
                && tensor.batched().get(axis.index());
    }

    /** Whether any axis of a tensor grows with the number of examples. */
    boolean isBatched(String value) {
        MeasuredTensor tensor = tensors.get(value);
        return tensor != null && tensor.batched().contains(true);
    }

    /** Whether an axis grows with the number of examples, or with the states. */
    boolean isFree(Axis axis) {
        MeasuredTensor tensor = tensors.get(axis.value());
        boolean steps =
                tensor != null
                        && axis.index() < tensor.stepped().size()
                        && tensor.stepped().get(axis.index());
        return steps || isBatch(axis);
    }

    /** Whether any axis of a tensor does. */
    boolean isAnyFree(String value) {
        MeasuredTensor tensor = tensors.get(value);
        boolean steps = tensor != null && tensor.stepped().contains(true);
        return steps || isBatched(value);
    }

    /** The whole numbers of a tensor that are the same whatever runs; empty if they are not. */
    Optional<long[]> longs(String value) {
        return Optional.ofNullable(tensors.get(value)).flatMap(MeasuredTensor::numbers);
    }

    /** Whether a tensor holds 32-bit floats. */
    boolean isFloat(String value) {
        MeasuredTensor tensor = tensors.get(value);
        return tensor != null && tensor.isFloat();
    }

    /**
     * The input of ids whose numbers a tensor holds, in whatever shape; empty if it is another's.
     */
    Optional<GraphInput> idsOf(String value) {
        String source = value;
        for (int n = nodes.size() - 1; n >= 0; n--) {
            NodeProto node = nodes.get(n);
            if (node.getOutputList().contains(source) && MOVE_NUMBERS.contains(node.getOpType())) {
                source = node.getInput(0);
            }
        }
        String found = source;
        return inputs.stream()
                .filter(input -> input.name().equals(found))
                .filter(GraphInput::holdsIds)
                .findFirst();
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
