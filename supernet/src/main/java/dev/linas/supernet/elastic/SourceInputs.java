package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.graph.Steps.State;
import dev.linas.supernet.network.InvalidNetworkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The inputs of a graph, with what its sidecar says of them.
 *
 * @param file where the graph comes from, for messages
 * @param graph that has them
 * @param declared what the sidecar says, by name
 * @param steps how the graph runs again and again; empty if it runs once
 */
record SourceInputs(
        Path file, GraphProto graph, Map<String, DeclaredInput> declared, Optional<Steps> steps) {
    SourceInputs {
        declared = Map.copyOf(declared);
    }

    /**
     * Reads an input.
     *
     * @throws InvalidNetworkException naming it, if lengths or ids are not told
     */
    GraphInput read(ValueInfoProto value) {
        String name = value.getName();
        var type = value.getType().getTensorType();
        DeclaredInput says = declared.get(name);
        List<Dimension> dimensions = type.getShape().getDimList();
        if (dimensions.isEmpty() || dimensions.get(0).getDimValue() > 0) {
            throw problem(
                    "input '%s' takes a fixed number of examples; export it with a first axis that"
                            + " is free (dynamic_axes={'%s': {0: 'batch'}} in PyTorch)",
                    name, name);
        }
        if (hasSize(name) && free(dimensions).findAny().isEmpty()) {
            throw problem(
                    "input '%s' has a size that a genome chooses, but fixed axes; export it with"
                            + " those free (dynamic_axes={'%s': {0: 'batch', 2: 'height', 3:"
                            + " 'width'}} in PyTorch), and say \"axes\" of the whole network",
                    name, name);
        }
        OptionalInt open = open(name, dimensions);
        List<Integer> axes = says == null ? List.of() : says.axes();
        if (axes.isEmpty()) {
            axes = new ArrayList<>();
            for (int axis = 1; axis < dimensions.size(); axis++) {
                long length = dimensions.get(axis).getDimValue();
                boolean grows = open.isPresent() && open.getAsInt() == axis - 1;
                axes.add(grows ? length(name, length) : Math.toIntExact(length));
            }
        }
        if (axes.size() != dimensions.size() - 1) {
            throw problem(
                    "input '%s' has %d axes after the batch, but \"axes\" under \"inputs\" in the"
                            + " sidecar says %s; say one length for each, or leave it out",
                    name, dimensions.size() - 1, axes);
        }
        if (!haveLengths(axes, open)) {
            throw problem(
                    "input '%s' leaves the length of an axis open: %s; say \"axes\" of it under"
                            + " \"inputs\" in the sidecar, one length per axis after the first",
                    name, axes);
        }
        return switch (type.getElemType()) {
            case DataType.FLOAT_VALUE -> {
                if (says != null && says.ids().isPresent()) {
                    throw problem(
                            "input '%s' holds floats, but \"inputs\" in the sidecar says that it"
                                    + " holds %d ids; leave \"ids\" out",
                            name, says.ids().getAsLong());
                }
                GraphInput floats = GraphInput.floats(name, axes.toArray(Integer[]::new));
                yield open.isPresent() ? floats.open(open.getAsInt()) : floats;
            }
            case DataType.INT64_VALUE -> {
                GraphInput ids = ids(name, says, axes);
                yield open.isPresent() ? ids.open(open.getAsInt()) : ids;
            }
            default ->
                    throw problem(
                            "input '%s' holds type %d; expected 32-bit floats (1) or 64-bit whole"
                                    + " numbers (7)",
                            name, type.getElemType());
        };
    }

    /** The axis after the batch along which an input holds tokens; empty if it holds none. */
    private OptionalInt open(String input, List<Dimension> dimensions) {
        for (Steps declaredSteps : steps.stream().toList()) {
            for (State state : declaredSteps.states()) {
                if (state.input().equals(input)) {
                    return OptionalInt.of(state.axis() - 1);
                }
            }
            if (declaredSteps.isOfPrompt(input)) {
                int[] free = free(dimensions).toArray();
                if (free.length != 1) {
                    throw problem(
                            "input '%s' holds the tokens of a prompt, so one axis after the batch"
                                    + " must be free, but %d are; export it so"
                                    + " (dynamic_axes={'%s': {0: 'batch', 1: 'length'}} in PyTorch)"
                                    + " and leave \"axes\" of it out",
                            input, free.length, input);
                }
                return OptionalInt.of(free[0] - 1);
            }
        }
        return OptionalInt.empty();
    }

    /** The axis of tokens may be empty, before the first of them. */
    private static boolean haveLengths(List<Integer> axes, OptionalInt open) {
        return IntStream.range(0, axes.size())
                .allMatch(axis -> axes.get(axis) > 0 || OptionalInt.of(axis).equals(open));
    }

    /** Length of an axis of tokens when shapes are measured. */
    private int length(String input, long exported) {
        if (exported > 0) {
            throw problem(
                    "the state '%s' has the fixed length %d along the axis that it grows along;"
                            + " export it with that axis free",
                    input, exported);
        }
        Steps declaredSteps = steps.orElseThrow();
        return declaredSteps.isOfPrompt(input)
                ? declaredSteps.prompt().orElseThrow().length()
                : declaredSteps.past();
    }

    private GraphInput ids(String name, DeclaredInput says, List<Integer> axes) {
        if (says == null || says.ids().isEmpty()) {
            throw problem(
                    "input '%s' holds whole numbers; say how many ids there are: \"inputs\":"
                            + " [{\"name\": \"%s\", \"ids\": N}] in the sidecar",
                    name, name);
        }
        return GraphInput.ids(name, says.ids().getAsLong(), axes.toArray(Integer[]::new));
    }

    /** The same with another size, where it has one. */
    GraphInput resized(GraphInput input, int size) {
        List<Integer> lengths = new ArrayList<>(input.axes());
        for (ValueInfoProto value : graph.getInputList()) {
            if (value.getName().equals(input.name()) && hasSize(input.name())) {
                List<Dimension> dimensions =
                        value.getType().getTensorType().getShape().getDimList();
                free(dimensions).forEach(axis -> lengths.set(axis - 1, size));
            }
        }
        return input.with(lengths);
    }

    private boolean hasSize(String input) {
        DeclaredInput says = declared.get(input);
        return says != null && says.size().isPresent();
    }

    /** The axes after the batch whose length the graph leaves open. */
    private static IntStream free(List<Dimension> dimensions) {
        return IntStream.range(1, dimensions.size())
                .filter(axis -> dimensions.get(axis).getDimValue() < 1);
    }

    private InvalidNetworkException problem(String text, Object... arguments) {
        return new InvalidNetworkException(file + ": " + text.formatted(arguments));
    }
}
