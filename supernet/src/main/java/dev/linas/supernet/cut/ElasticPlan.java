package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.BatchNormCalibration;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.ExpectedModel;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.StepParts;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.graph.Steps.State;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernet.weights.WeightSlices;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A sub-network of a graph that was brought: nodes that are left, and what they keep. */
final class ElasticPlan implements NetworkPlan {
    private final Genome genome;
    private final SourceGraph source;
    private final LiveNodes live;
    private final KeptIndices kept;
    private final Map<String, Kernel> kernels;
    private final StepNodes stepNodes;
    private final boolean isStep;

    /**
     * A kernel that is smaller than in the whole graph, or may be.
     *
     * @param side its side here
     */
    record Kernel(ElasticKernel kernel, int side) {}

    ElasticPlan(
            Genome genome,
            SourceGraph source,
            LiveNodes live,
            KeptIndices kept,
            Map<String, Kernel> kernels) {
        this(
                genome,
                source,
                live,
                kept,
                kernels,
                StepNodes.of(source, live, source.steps()),
                false);
    }

    private ElasticPlan(
            Genome genome,
            SourceGraph source,
            LiveNodes live,
            KeptIndices kept,
            Map<String, Kernel> kernels,
            StepNodes stepNodes,
            boolean isStep) {
        this.genome = genome;
        this.source = source;
        this.live = live;
        this.kept = kept;
        this.kernels = Map.copyOf(kernels);
        this.stepNodes = stepNodes;
        this.isStep = isStep;
    }

    /** The same with the shapes of the middle step, where a prompt goes before the steps. */
    ElasticPlan atStep() {
        return new ElasticPlan(genome, source, live, kept, kernels, stepNodes, true);
    }

    @Override
    public Genome genome() {
        return genome;
    }

    /** The same nodes and kernels, with nothing cut. */
    ElasticPlan whole() {
        return new ElasticPlan(genome, source, live, new KeptIndices(kept::wholeLength), kernels);
    }

    /** The outputs, with the states that the sub-network has. */
    List<GraphOutput> outputs() {
        List<GraphOutput> outputs = new ArrayList<>();
        for (String name : source.outputs()) {
            GraphOutput output =
                    new GraphOutput(name, axes(name)).ofType(source.tensors().get(name).type());
            Optional<State> state = state(State::output, name);
            if (state.isEmpty()) {
                outputs.add(ofTokens(output));
            } else if (live.states().contains(state.get())) {
                outputs.add(output.open(state.get().axis() - 1));
            }
        }
        return outputs;
    }

    /** An output that holds something for each token has any length along that axis. */
    private GraphOutput ofTokens(GraphOutput output) {
        for (int axis = 0; axis < output.axes().size(); axis++) {
            if (source.isFree(new Axis(output.name(), axis + 1))) {
                return output.open(axis);
            }
        }
        return output;
    }

    /** The state that an input or output is of. */
    private Optional<State> state(Function<State, String> end, String name) {
        return source.states().stream().filter(s -> end.apply(s).equals(name)).findFirst();
    }

    /** Lengths of the axes of a tensor after the first. */
    List<Integer> axes(String value) {
        List<Integer> shape = shape(value);
        return shape.isEmpty() ? shape : shape.subList(1, shape.size());
    }

    /** The nodes that are computed at every step, where it runs in steps. */
    StepNodes stepNodes() {
        return stepNodes;
    }

    @Override
    public Optional<StepParts> stepParts() {
        return source.steps().map(steps -> StepSplit.of(this, steps.with(live.states())));
    }

    /** The whole graph. */
    SourceGraph source() {
        return source;
    }

    /** The nodes that are computed. */
    LiveNodes live() {
        return live;
    }

    /** The indices that are kept of every axis. */
    KeptIndices kept() {
        return kept;
    }

    /** Kernels by the name of their weights. */
    Map<String, Kernel> kernels() {
        return kernels;
    }

    /** Whether nothing of a tensor is cut. */
    boolean isWhole(String value) {
        for (int axis = 0; axis < source.rank(value); axis++) {
            if (!kept.isWhole(new Axis(value, axis))) {
                return false;
            }
        }
        return true;
    }

    /** The indices kept of every axis of a tensor. */
    List<int[]> keptOf(String value) {
        List<int[]> indices = new ArrayList<>();
        for (int axis = 0; axis < source.rank(value); axis++) {
            indices.add(kept.indices(new Axis(value, axis)));
        }
        return indices;
    }

    /** Lengths of the axes of a tensor here; kernels as small as they are. */
    List<Integer> shape(String value) {
        List<Integer> shape = new ArrayList<>();
        for (int axis = 0; axis < source.rank(value); axis++) {
            Axis here = new Axis(value, axis);
            shape.add(isStep && source.isFree(here) ? stepLength(here) : kept.length(here));
        }
        Kernel kernel = kernels.get(value);
        if (kernel != null) {
            for (int axis = 2; axis < shape.size(); axis++) {
                shape.set(axis, kernel.side());
            }
        }
        return shape;
    }

    /**
     * Length of an axis at a step. One that steps leave as it is may be cut, as the heads of a
     * batch are; one that joins such an axis with what steps change has the share of it that is
     * kept.
     */
    private int stepLength(Axis axis) {
        int whole = source.shape(axis.value()).get(axis.index());
        int step = source.stepShape(axis.value()).get(axis.index());
        return whole == 0 ? step : (int) ((long) step * kept.length(axis) / whole);
    }

    /** Number of elements of a tensor here. */
    long size(String value) {
        return shape(value).stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The nodes that multiply, each as a layer. */
    @Override
    public List<NodeLayer> layers() {
        return live.nodes().stream()
                .filter(NodeCosts::multiplies)
                .map(node -> new NodeLayer(this, node))
                .toList();
    }

    /** Ids end where the rows of the table that is looked up do. */
    @Override
    public List<GraphInput> inputs() {
        return source.inputs().stream().flatMap(input -> input(input).stream()).toList();
    }

    /** Empty for a state that it has not; a state is cut as what is computed from it. */
    private Optional<GraphInput> input(GraphInput input) {
        Optional<State> state = state(State::input, input.name());
        if (state.isPresent()) {
            return live.states().contains(state.get())
                    ? Optional.of(input.with(axes(input.name())))
                    : Optional.empty();
        }
        if (!input.holdsIds()) {
            return Optional.of(input);
        }
        long rows = input.idCount().orElseThrow();
        for (NodeProto node : live.nodes()) {
            boolean looksUp =
                    node.getOpType().equals("Gather")
                            && source.idsOf(node.getInput(1)).equals(Optional.of(input))
                            && source.constants().containsKey(node.getInput(0));
            if (looksUp) {
                String table = node.getInput(0);
                int along = SourceGraph.integer(node, "axis", 0);
                int axis = along < 0 ? along + source.rank(table) : along;
                rows = Math.min(rows, kept.length(new Axis(table, axis)));
            }
        }
        return Optional.of(input.of(new GraphInput.Content.Ids(rows)));
    }

    /** The constants that it reads. */
    @Override
    public List<TensorShape> tensors() {
        return constants().stream().map(name -> new TensorShape(name, shape(name))).toList();
    }

    /** Names of the constants of floats that live nodes read, each once. */
    private Set<String> constants() {
        Set<String> names = new LinkedHashSet<>();
        for (NodeProto node : live.nodes()) {
            for (String input : node.getInputList()) {
                ConstantTensor constant = source.constants().get(input);
                if (constant != null && constant.isFloat()) {
                    names.add(input);
                }
            }
        }
        return names;
    }

    @Override
    public List<GraphOutput> addTo(OnnxGraph graph, WeightSlices weights) {
        return addTo(
                graph,
                weights,
                new NormalisedNodes.Inherited(weights),
                FoldedNormalisations.of(source, live));
    }

    private List<GraphOutput> addTo(
            OnnxGraph graph,
            WeightSlices weights,
            NormalisedNodes normalised,
            FoldedNormalisations folded) {
        graph.operators(source.opsets());
        CutNodes nodes =
                new CutNodes(
                        this, graph, new CutConstants(this, graph, weights), normalised, folded);
        live.nodes().forEach(nodes::write);
        return outputs();
    }

    /** Moments of every batch normalisation; weights as they are where there is none. */
    @Override
    public WeightSlices calibrated(WeightSlices weights, CalibrationExamples examples) {
        NormalisedNodes.Measuring measuring = new NormalisedNodes.Measuring(source, kept);
        OnnxGraph graph = new OnnxGraph(genome.toString());
        inputs().forEach(graph::input);
        addTo(graph, weights, measuring, FoldedNormalisations.NONE).forEach(graph::output);
        if (measuring.names().isEmpty()) {
            return weights;
        }
        return weights.with(
                BatchNormCalibration.measure(
                        graph.model(new TreeMap<>()), measuring.names(), examples));
    }

    /** The whole network with zeros where this one is cut. */
    @Override
    public ExpectedModel reference(WeightSlices weights) {
        MaskedNetwork masked = new MaskedNetwork(this);
        return masked.obstacle()
                .map(ExpectedModel::none)
                .orElseGet(() -> ExpectedModel.of(masked.model(weights)));
    }

    /** Trained numbers; what several nodes share counts once. */
    @Override
    public long params() {
        return params(live.nodes());
    }

    /** Trained numbers of some nodes. */
    long params(List<NodeProto> nodes) {
        Set<String> trained = new LinkedHashSet<>();
        nodes.forEach(node -> trained.addAll(NodeCosts.trained(source, node)));
        return trained.stream().mapToLong(this::size).sum();
    }
}
