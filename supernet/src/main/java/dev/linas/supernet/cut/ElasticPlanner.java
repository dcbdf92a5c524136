package dev.linas.supernet.cut;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.network.Choice;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.TensorShape;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Plans sub-networks that are cut out of a graph. Immutable and thread-safe. */
public final class ElasticPlanner implements NetworkPlanner {
    private final NetworkDescription network;
    private final ElasticGraph elastic;
    private final SearchSpace space;
    private final ChoiceReader choices;
    private final Sized whole;
    private final Map<Integer, Sized> bySize = new ConcurrentHashMap<>();

    /** The graph at one size of its inputs. */
    private record Sized(SourceGraph graph, GraphCut cut) {
        static Sized of(SourceGraph graph) {
            return new Sized(graph, new GraphCut(graph, new GraphLinks(graph)));
        }
    }

    private ElasticPlanner(NetworkDescription network, ElasticGraph elastic, SearchSpace space) {
        this.network = network;
        this.elastic = elastic;
        this.space = space;
        this.choices = new ChoiceReader(network.name(), space);
        this.whole = Sized.of(elastic.graph());
    }

    /**
     * A planner that has planned the largest and the smallest sub-network.
     *
     * @throws InvalidNetworkException if a variable is missing, or a cut cannot be followed
     */
    public static ElasticPlanner of(
            NetworkDescription network, ElasticGraph elastic, SearchSpace space) {
        ElasticPlanner planner = new ElasticPlanner(network, elastic, space);
        planner.requireVariables();
        planner.requireUse();
        planner.plan(planner.largest());
        planner.plan(planner.smallest());
        return planner;
    }

    /**
     * Plans the largest sub-network with each other option of one variable: so variables that
     * cannot be chosen without each other, as those of two layers that meet in an Add, are found
     * before anything is measured. A size is left to when it is asked for, since the graph has to
     * be run at it.
     *
     * @throws InvalidNetworkException if a cut cannot be followed
     */
    public void requireEveryOption() {
        Genome largest = largest();
        String size = elastic.size().map(ElasticSize::variable).orElse("");
        for (int v = 0; v < space.size(); v++) {
            int options = space.variables().get(v).options().size();
            for (int o = 0; o < options && !space.variables().get(v).name().equals(size); o++) {
                int[] indices = largest.toIndices();
                indices[v] = o;
                plan(Genome.of(indices));
            }
        }
    }

    /** A declaration of something that nothing is computed from would cut nothing. */
    private void requireUse() {
        SourceGraph graph = elastic.graph();
        Set<String> read = new HashSet<>(graph.outputs());
        graph.nodes().forEach(node -> read.addAll(node.getInputList()));
        for (ElasticAxis width : elastic.widths()) {
            for (Axis axis : width.axes()) {
                if (!read.contains(axis.value())) {
                    throw new InvalidNetworkException(
                            ("%s: %s cuts '%s', which no node reads; name the tensor that is"
                                            + " computed with")
                                    .formatted(graph.file(), width.name(), axis.value()));
                }
            }
        }
    }

    private void requireVariables() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        space.variables()
                .forEach(
                        variable ->
                                options.put(
                                        variable.name(),
                                        variable.options().stream()
                                                .map(Object::toString)
                                                .toList()));
        for (ElasticBlock block : elastic.blocks()) {
            block.when()
                    .forEach(
                            (variable, wanted) -> {
                                List<String> there = options.getOrDefault(variable, List.of());
                                if (!there.containsAll(wanted)) {
                                    throw new InvalidNetworkException(
                                            ("%s of network %s is there when %s is %s, but space"
                                                            + " %s has %s")
                                                    .formatted(
                                                            block.name(),
                                                            network.name(),
                                                            variable,
                                                            wanted,
                                                            space.name(),
                                                            there.isEmpty()
                                                                    ? options.keySet()
                                                                    : there));
                                }
                            });
        }
    }

    @Override
    public NetworkDescription network() {
        return network;
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public ElasticPlan plan(Genome genome, OptionalInt inputSize) {
        if (inputSize.isPresent()) {
            throw new IllegalArgumentException(
                    ("network %s takes inputs of the size it was exported with; leave 'resolution'"
                                    + " out, or export it again with size %d")
                            .formatted(network.name(), inputSize.getAsInt()));
        }
        Genome canonical = space.canonical(genome);
        Sized sized = sized(canonical);
        SourceGraph graph = sized.graph();
        List<ElasticBlock> absent =
                elastic.blocks().stream()
                        .filter(block -> !block.isThere(space, canonical))
                        .toList();
        requireOneEach(absent, canonical);
        LiveNodes live = LiveNodes.of(graph, absent);
        Map<ElasticAxis, BitSet> asked = new LinkedHashMap<>();
        for (ElasticAxis axis : elastic.widths()) {
            asked.put(axis, axis.kept(canonical, choices, graph));
        }
        Map<String, ElasticPlan.Kernel> kernels = new HashMap<>();
        for (ElasticKernel kernel : elastic.kernels()) {
            ElasticPlan.Kernel other =
                    kernels.put(
                            kernel.weight(),
                            new ElasticPlan.Kernel(kernel, side(kernel, canonical)));
            if (other != null) {
                throw new InvalidNetworkException(
                        "%s: %s and %s are both of '%s'; leave one out"
                                .formatted(
                                        graph.file(),
                                        other.kernel().name(),
                                        kernel.name(),
                                        kernel.weight()));
            }
        }
        return new ElasticPlan(canonical, graph, live, sized.cut().cut(live, asked), kernels);
    }

    /** One tensor alone may take the place of another. */
    private void requireOneEach(List<ElasticBlock> absent, Genome genome) {
        Map<String, ElasticBlock> byEnd = new HashMap<>();
        for (ElasticBlock block : absent) {
            ElasticBlock other = byEnd.putIfAbsent(block.to(), block);
            if (other != null && !other.from().equals(block.from())) {
                throw new InvalidNetworkException(
                        ("%s: %s and %s both leave out '%s' in sub-network %s, so '%s' and '%s'"
                             + " would take its place; let \"when\" leave out one of them")
                                .formatted(
                                        elastic.graph().file(),
                                        other.name(),
                                        block.name(),
                                        block.to(),
                                        genome,
                                        other.from(),
                                        block.from()));
            }
        }
    }

    /** The graph at the size that a genome chooses; every size is measured once. */
    private Sized sized(Genome genome) {
        return elastic.size()
                .map(
                        size ->
                                bySize.computeIfAbsent(
                                        choices.integer(
                                                new Choice.OfVariable(size.variable()), genome),
                                        side -> Sized.of(size.graphs().apply(side))))
                .orElse(whole);
    }

    private int side(ElasticKernel kernel, Genome genome) {
        int side = choices.integer(kernel.side(), genome);
        int whole = elastic.graph().shape(kernel.weight()).get(2);
        if (side < 1 || side > whole || side % 2 == 0) {
            throw new InvalidNetworkException(
                    "%s of network %s asks for a kernel of %d; expected an odd number up to %d"
                            .formatted(kernel.name(), network.name(), side, whole));
        }
        KernelUse.require(elastic.graph(), kernel, side);
        return side;
    }

    /** Every constant of floats, whole: sub-networks are cut from it. */
    @Override
    public List<TensorShape> tensors() {
        return elastic.graph().constants().entrySet().stream()
                .filter(entry -> entry.getValue().isFloat())
                .map(entry -> new TensorShape(entry.getKey(), entry.getValue().shape()))
                .toList();
    }
}
