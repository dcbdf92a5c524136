package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.FileBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the ONNX file of a largest network. */
final class SourceGraphReader {
    private final Path file;
    private final ModelProto model;
    private final Map<String, DeclaredInput> declared;
    private final Map<String, ConstantTensor> constants = new LinkedHashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    private SourceGraphReader(Path file, ModelProto model, List<DeclaredInput> declared) {
        this.file = file;
        this.model = model;
        this.declared =
                declared.stream()
                        .collect(Collectors.toMap(DeclaredInput::name, Function.identity()));
    }

    /**
     * Reads a file and runs it once for the shapes of all tensors.
     *
     * @param declared what the sidecar says of inputs
     * @throws InvalidNetworkException naming the file and what is wrong with it
     */
    static SourceGraph read(Path file, List<DeclaredInput> declared) {
        try {
            return new SourceGraphReader(file, ModelProto.parseFrom(FileBytes.read(file)), declared)
                    .read();
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidNetworkException(
                    "%s is no ONNX model: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new InvalidNetworkException("%s: cannot be read: %s".formatted(file, e));
        }
    }

    private SourceGraph read() throws IOException {
        GraphProto graph = model.getGraph();
        ConstantReader reader = new ConstantReader(file);
        for (var tensor : graph.getInitializerList()) {
            constants.put(tensor.getName(), reader.read(tensor));
        }
        for (NodeProto node : graph.getNodeList()) {
            add(node, reader);
        }
        List<GraphInput> inputs =
                graph.getInputList().stream()
                        .filter(input -> !constants.containsKey(input.getName()))
                        .map(this::input)
                        .toList();
        for (DeclaredInput input : declared.values()) {
            if (inputs.stream().noneMatch(there -> there.name().equals(input.name()))) {
                throw problem(
                        "the sidecar speaks of input '%s', which is not there; there are %s",
                        input.name(), inputs.stream().map(GraphInput::name).toList());
            }
        }
        return SourceGraph.measured(file.toString(), whole(), inputs, nodes, constants);
    }

    /** The model in one piece, with constants that lie in other files. */
    private ModelProto whole() {
        GraphProto.Builder graph =
                model.getGraph().toBuilder().clearInitializer().clearNode().addAllNode(nodes);
        constants.forEach((name, tensor) -> graph.addInitializer(tensor.proto(name)));
        return model.toBuilder().setGraph(graph).build();
    }

    private void add(NodeProto node, ConstantReader reader) throws IOException {
        if (node.getOpType().equals("Constant")) {
            constants.put(node.getOutput(0), reader.read(node));
            return;
        }
        if (node.getOpType().equals("Identity") && constants.containsKey(node.getInput(0))) {
            constants.put(node.getOutput(0), constants.get(node.getInput(0)));
            return; // exporters write equal weights once; they are cut apart all the same
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG() || attribute.getGraphsCount() > 0) {
                throw problem(
                        "node '%s' (%s) holds a graph of its own; export the network without"
                                + " control flow",
                        node.getName(), node.getOpType());
            }
        }
        String name =
                node.getName().isEmpty()
                        ? "%s_%d".formatted(node.getOpType(), nodes.size())
                        : node.getName();
        nodes.add(node.toBuilder().setName(name).build());
    }

    private GraphInput input(ValueInfoProto value) {
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
        List<Integer> axes = says == null ? List.of() : says.axes();
        if (axes.isEmpty()) {
            axes =
                    dimensions.stream()
                            .skip(1)
                            .map(dimension -> Math.toIntExact(dimension.getDimValue()))
                            .toList();
        }
        if (axes.size() != dimensions.size() - 1 || axes.stream().anyMatch(length -> length < 1)) {
            throw problem(
                    "input '%s' leaves the length of an axis open: %s; say \"axes\" of it under"
                            + " \"inputs\" in the sidecar, one length per axis after the first",
                    name, axes);
        }
        return switch (type.getElemType()) {
            case DataType.FLOAT_VALUE -> GraphInput.floats(name, axes.toArray(Integer[]::new));
            case DataType.INT64_VALUE -> ids(name, says, axes);
            default ->
                    throw problem(
                            "input '%s' holds type %d; expected 32-bit floats (1) or 64-bit whole"
                                    + " numbers (7)",
                            name, type.getElemType());
        };
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

    private InvalidNetworkException problem(String text, Object... arguments) {
        return new InvalidNetworkException(file + ": " + text.formatted(arguments));
    }
}
