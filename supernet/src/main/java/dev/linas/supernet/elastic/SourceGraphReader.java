package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.cut.MeasuredTensor;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.graph.Steps.Prompt;
import dev.linas.supernet.graph.Steps.State;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.FileBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the ONNX file of a largest network. */
final class SourceGraphReader {
    private final Path file;
    private final ModelProto model;
    private final Map<String, DeclaredInput> declared;
    private final Optional<Steps> steps;
    private final Map<String, ConstantTensor> constants = new LinkedHashMap<>();
    private final Set<String> initializers = new LinkedHashSet<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, String> castTo = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final SourceInputs sources;
    private SourceGraph graph;

    private SourceGraphReader(
            Path file, ModelProto model, List<DeclaredInput> declared, Optional<Steps> steps) {
        this.file = file;
        this.model = model;
        this.steps = steps;
        this.declared = new LinkedHashMap<>();
        for (DeclaredInput input : declared) {
            if (this.declared.put(input.name(), input) != null) {
                throw problem(
                        "\"inputs\" of the sidecar speaks of '%s' twice; leave one out",
                        input.name());
            }
        }
        this.sources = new SourceInputs(file, model.getGraph(), this.declared, steps);
    }

    /**
     * Reads a file and runs it once for the shapes of all tensors.
     *
     * @param declared what the sidecar says of inputs
     * @param steps what it says of steps
     * @param untrained names of constants that are no parameters, such as tables of positions
     * @throws InvalidNetworkException naming the file and what is wrong with it
     */
    static SourceGraphReader of(
            Path file,
            List<DeclaredInput> declared,
            Optional<Steps> steps,
            List<String> untrained) {
        try {
            ModelProto model = ModelProto.parseFrom(FileBytes.read(file));
            SourceGraphReader reader = new SourceGraphReader(file, model, declared, steps);
            reader.graph = reader.read(untrained);
            return reader;
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidNetworkException(
                    "%s is no ONNX model: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new InvalidNetworkException("%s: cannot be read: %s".formatted(file, e));
        }
    }

    /** What was read. */
    SourceGraph graph() {
        return graph;
    }

    /**
     * The same graph where the axes that it leaves open, of inputs that have a size, are so long.
     *
     * @param sameOutput whether its first output must have the shape that it has otherwise
     * @throws InvalidNetworkException naming the size, if it cannot be run so
     */
    SourceGraph at(int size, boolean sameOutput) {
        List<GraphInput> inputs =
                graph.inputs().stream().map(in -> sources.resized(in, size)).toList();
        SourceGraph other;
        try {
            other =
                    SourceGraph.measured(
                            file.toString(),
                            whole(),
                            inputs,
                            steps,
                            nodes,
                            constants,
                            graph.trained());
        } catch (InvalidNetworkException e) {
            throw new InvalidNetworkException(
                    ("%s (inputs of size %d, where it was exported for %s; export a network that"
                                    + " takes any size, or offer other sizes)")
                            .formatted(e.getMessage(), size, lengths(graph.inputs())));
        }
        String output = graph.outputs().get(0);
        if (sameOutput && !other.shape(output).equals(graph.shape(output))) {
            throw problem(
                    "output '%s' has the shape %s for inputs of size %d, but %s for those that the"
                            + " sidecar says; its task needs the same",
                    output, other.shape(output), size, graph.shape(output));
        }
        return other;
    }

    private static List<List<Integer>> lengths(List<GraphInput> inputs) {
        return inputs.stream().map(GraphInput::axes).toList();
    }

    private SourceGraph read(List<String> untrained) throws IOException {
        GraphProto content = model.getGraph();
        ConstantReader reader = new ConstantReader(file);
        for (var tensor : content.getInitializerList()) {
            constants.put(tensor.getName(), reader.read(tensor));
            initializers.add(tensor.getName());
        }
        if (content.getSparseInitializerCount() > 0) {
            throw problem(
                    "tensor '%s' is a sparse initializer; export dense ones",
                    content.getSparseInitializer(0).getValues().getName());
        }
        content.getNodeList().forEach(node -> given.add(node.getName()));
        for (NodeProto node : content.getNodeList()) {
            add(node, reader);
        }
        List<GraphInput> inputs =
                content.getInputList().stream()
                        .filter(input -> !constants.containsKey(input.getName()))
                        .map(sources::read)
                        .toList();
        for (DeclaredInput input : declared.values()) {
            if (inputs.stream().noneMatch(there -> there.name().equals(input.name()))) {
                throw problem(
                        "the sidecar speaks of input '%s', which is not there; there are %s",
                        input.name(), inputs.stream().map(GraphInput::name).toList());
            }
        }
        Set<String> ends =
                Stream.concat(
                                inputs.stream().map(GraphInput::name),
                                content.getOutputList().stream().map(ValueInfoProto::getName))
                        .collect(Collectors.toSet());
        steps.ifPresent(declaredSteps -> requireThere(declaredSteps, ends));
        SourceGraph read =
                SourceGraph.measured(
                        file.toString(),
                        whole(),
                        inputs,
                        steps,
                        nodes,
                        constants,
                        trained(untrained));
        content.getOutputList().forEach(output -> requireRows(output.getName(), read));
        if (!read.tensors().get(read.outputs().get(0)).isFloat()) {
            throw problem(
                    "the first output, '%s', does not hold 32-bit floats; put out first what the"
                            + " network is scored by, such as logits",
                    read.outputs().get(0));
        }
        steps.ifPresent(
                declaredSteps -> declaredSteps.states().forEach(s -> requireGrowth(s, read)));
        return read;
    }

    /** Exporters keep weights apart; where none are, they are nodes of type Constant. */
    private Set<String> trained(List<String> untrained) {
        for (String name : untrained) {
            if (!constants.containsKey(name)) {
                throw problem(
                        "\"untrained\" of the sidecar speaks of '%s', which is no constant", name);
            }
        }
        boolean apart =
                initializers.stream()
                        .map(constants::get)
                        .anyMatch(constant -> constant.isFloat() && !constant.shape().isEmpty());
        Set<String> trained = new LinkedHashSet<>(apart ? initializers : constants.keySet());
        untrained.forEach(trained::remove);
        return trained;
    }

    private void requireRows(String output, SourceGraph read) {
        MeasuredTensor tensor = read.tensors().get(output);
        boolean rows =
                tensor != null
                        && tensor.batched().indexOf(true) == 0
                        && tensor.batched().lastIndexOf(true) == 0;
        if (!rows) {
            throw problem(
                    "output '%s' has the shape %s when %d examples run; expected one row per"
                            + " example, along the first axis",
                    output, read.shape(output), SourceGraph.BATCH);
        }
    }

    private void requireThere(Steps declaredSteps, Set<String> ends) {
        for (Prompt prompt : declaredSteps.prompt().stream().toList()) {
            for (String name : prompt.inputs()) {
                if (declaredSteps.isState(name) || declaredSteps.once().contains(name)) {
                    throw problem(
                            "'%s' is %s and no input of the prompt; \"prompt\" of the sidecar names"
                                    + " those that hold a number for each token",
                            name,
                            declaredSteps.isState(name) ? "a state" : "the same at all steps");
                }
            }
        }
        List<String> named = new ArrayList<>(declaredSteps.once());
        declaredSteps.prompt().ifPresent(prompt -> named.addAll(prompt.inputs()));
        declaredSteps
                .states()
                .forEach(state -> named.addAll(List.of(state.input(), state.output())));
        for (String name : named) {
            if (!ends.contains(name)) {
                throw problem(
                        "\"steps\" of the sidecar speaks of '%s', which is neither input nor"
                                + " output; there are %s",
                        name, new TreeSet<>(ends));
            }
        }
    }

    /** A step adds one to a state, along its axis; a prompt as many as it has. */
    private void requireGrowth(State state, SourceGraph read) {
        int more = steps.flatMap(Steps::prompt).map(Prompt::length).orElse(1);
        List<Integer> longer = new ArrayList<>(read.shape(state.input()));
        if (state.axis() < longer.size()) {
            longer.set(state.axis(), longer.get(state.axis()) + more);
        }
        List<Integer> next = read.shape(state.output());
        if (!longer.equals(next) || read.outputs().get(0).equals(state.output())) {
            throw problem(
                    "a step takes '%s' %s and puts out '%s' %s; expected %d more along axis %d,"
                            + " and another output before the states",
                    state.input(),
                    read.shape(state.input()),
                    state.output(),
                    next,
                    more,
                    state.axis());
        }
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
            if (initializers.contains(node.getInput(0))) {
                initializers.add(node.getOutput(0));
            }
            constants.put(node.getOutput(0), constants.get(node.getInput(0)));
            return; // exporters write equal weights once; they are cut apart all the same
        }
        RefusedNodes.fault(node, constants)
                .ifPresent(
                        fault -> {
                            throw problem(
                                    "node '%s' (%s) %s", node.getName(), node.getOpType(), fault);
                        });
        if (isCastOfWeights(node)) {
            String weights = node.getInput(0);
            constants.put(weights, ConstantReader.floats(weights, constants.get(weights)));
            castTo.put(node.getOutput(0), weights);
            return;
        }
        if (!node.getOpType().equals("Cast")) {
            node.getInputList().forEach(input -> requireFloats(node, input));
        }
        NodeProto.Builder read = node.toBuilder().setName(name(node));
        for (int input = 0; input < node.getInputCount(); input++) {
            read.setInput(input, castTo.getOrDefault(node.getInput(input), node.getInput(input)));
        }
        nodes.add(read.build());
    }

    /** The name of a node, or one that no other node has. */
    private String name(NodeProto node) {
        String wanted =
                node.getName().isEmpty()
                        ? "%s_%d".formatted(node.getOpType(), nodes.size())
                        : node.getName();
        String name = wanted;
        boolean isGiven = !node.getName().isEmpty();
        for (int n = 2; names.contains(name) || (!isGiven && given.contains(name)); n++) {
            name = wanted + "_" + n;
            isGiven = false;
        }
        names.add(name);
        return name;
    }

    /** Whether weights that are stored as floats of another width are read as 32-bit floats. */
    private boolean isCastOfWeights(NodeProto node) {
        if (!node.getOpType().equals("Cast")) {
            return false;
        }
        ConstantTensor constant = constants.get(node.getInput(0));
        return constant != null
                && constant.isOtherFloats()
                && !constant.shape().isEmpty()
                && node.getAttributeList().stream()
                        .anyMatch(
                                a ->
                                        a.getName().equals("to")
                                                && a.getI() == TensorProto.DataType.FLOAT_VALUE);
    }

    /** A single number of another type may be read, as by a Resize; weights may not. */
    private void requireFloats(NodeProto node, String input) {
        ConstantTensor constant = constants.get(input);
        if (constant != null && constant.isOtherFloats() && !constant.shape().isEmpty()) {
            throw problem(
                    "node '%s' (%s) reads tensor '%s' %s, which holds floats of type %d; export the"
                            + " network with 32-bit floats (network.float() in PyTorch)",
                    node.getName(), node.getOpType(), input, constant.shape(), constant.type());
        }
    }

    private InvalidNetworkException problem(String text, Object... arguments) {
        return new InvalidNetworkException(file + ": " + text.formatted(arguments));
    }
}
