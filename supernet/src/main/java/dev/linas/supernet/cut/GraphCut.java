package dev.linas.supernet.cut;

import dev.linas.supernet.graph.Steps.State;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds all that must be cut with what a genome cuts. */
final class GraphCut {
    private final SourceGraph graph;
    private final GraphLinks links;

    GraphCut(SourceGraph graph, GraphLinks links) {
        this.graph = graph;
        this.links = links;
    }

    /**
     * Finds the indices that a sub-network keeps.
     *
     * @param live what it computes
     * @param asked per declaration the indices that it keeps of each of its axes
     * @throws InvalidNetworkException naming node and axis, if that cannot be computed
     */
    KeptIndices cut(LiveNodes live, Map<ElasticAxis, BitSet> asked) {
        List<AxisLink> active = new ArrayList<>(links.of(live.nodes()));
        live.sources().forEach((to, from) -> active.addAll(standIn(from, to)));
        live.states().forEach(state -> active.addAll(handedOn(state, graph.rank(state.input()))));
        Map<Axis, List<AxisLink>> byAxis = new HashMap<>();
        for (AxisLink link : active) {
            link.axes().forEach(a -> byAxis.computeIfAbsent(a, k -> new ArrayList<>()).add(link));
        }
        KeptIndices kept = new KeptIndices(links::length);
        List<Axis> changed = new ArrayList<>();
        asked.forEach(
                (elastic, indices) ->
                        elastic.axes().forEach(axis -> kept.retain(axis, indices, changed)));
        live.sources().forEach((to, from) -> shorten(from, to, kept, changed));
        Deque<Axis> waiting = new ArrayDeque<>(changed);
        while (!waiting.isEmpty()) {
            changed.clear();
            for (AxisLink link : byAxis.getOrDefault(waiting.pop(), List.of())) {
                link.tighten(kept, changed);
            }
            waiting.addAll(changed);
        }
        for (AxisLink link : active) {
            link.fault(kept).ifPresent(this::fail);
        }
        kept.empty().ifPresent(this::failEmpty);
        requireAsked(live, asked, kept, byAxis);
        requireWholeEnds(kept);
        live.states().forEach(state -> requireFirst(state, kept));
        return kept;
    }

    /** Links a tensor with one that stands in for it: both are cut alike. */
    private List<AxisLink> standIn(String from, String to) {
        List<AxisLink> same = new ArrayList<>();
        for (int axis = 0; axis < graph.rank(from); axis++) {
            same.add(new AxisLink.Same(new Axis(from, axis), new Axis(to, axis)));
        }
        return same;
    }

    /**
     * Shortens a tensor that has fewer indices than the one it stands in for, to the first of them.
     */
    private void shorten(String from, String to, KeptIndices kept, List<Axis> changed) {
        for (int axis = 0; axis < graph.rank(from); axis++) {
            Axis whole = new Axis(to, axis);
            kept.retain(whole, kept.set(new Axis(from, axis)), changed);
        }
    }

    /** A state is cut as what the step before put out. */
    private static List<AxisLink> handedOn(State state, int rank) {
        List<AxisLink> same = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            if (axis != state.axis()) {
                same.add(
                        new AxisLink.Same(
                                new Axis(state.input(), axis), new Axis(state.output(), axis)));
            }
        }
        return same;
    }

    /** A state keeps the first of each axis, and all of the one that it grows along. */
    private void requireFirst(State state, KeptIndices kept) {
        for (int axis = 0; axis < graph.rank(state.input()); axis++) {
            Axis here = new Axis(state.input(), axis);
            boolean whole = kept.isWhole(here);
            if (axis == state.axis() ? !whole : kept.set(here).length() != kept.length(here)) {
                fail(
                        ("a cut comes to %s, a state; it may keep the first of an axis, and must"
                                        + " keep all of axis %d, along which it grows")
                                .formatted(here, state.axis()));
            }
        }
    }

    /** Every declaration must get what it asked for, if its tensor is used at all. */
    private void requireAsked(
            LiveNodes live,
            Map<ElasticAxis, BitSet> asked,
            KeptIndices kept,
            Map<Axis, List<AxisLink>> byAxis) {
        Set<String> used = new LinkedHashSet<>();
        live.nodes().forEach(node -> used.addAll(node.getInputList()));
        asked.forEach(
                (elastic, indices) -> {
                    for (Axis axis : elastic.axes()) {
                        if (used.contains(axis.value()) && !kept.set(axis).equals(indices)) {
                            fail(
                                    ("%s asks for %d indices of %s, but only %d are left, for it is"
                                                    + " tied to what %s cuts; let them keep the"
                                                    + " same")
                                            .formatted(
                                                    elastic.name(),
                                                    indices.cardinality(),
                                                    axis,
                                                    kept.length(axis),
                                                    others(elastic, axis, asked, byAxis)));
                        }
                    }
                });
    }

    /** Declarations of axes that can be reached from an axis. */
    private static List<String> others(
            ElasticAxis self,
            Axis from,
            Map<ElasticAxis, BitSet> asked,
            Map<Axis, List<AxisLink>> byAxis) {
        Set<Axis> reached = new LinkedHashSet<>(List.of(from));
        Deque<Axis> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (AxisLink link : byAxis.getOrDefault(waiting.pop(), List.of())) {
                for (Axis axis : link.axes()) {
                    if (reached.add(axis)) {
                        waiting.add(axis);
                    }
                }
            }
        }
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (ElasticAxis other : asked.keySet()) {
            if (!other.equals(self) && other.axes().stream().anyMatch(reached::contains)) {
                names.put(other.name(), true);
            }
        }
        return List.copyOf(names.keySet());
    }

    /** Inputs and outputs are the same for all sub-networks. */
    private void requireWholeEnds(KeptIndices kept) {
        List<String> ends = new ArrayList<>(graph.outputs());
        graph.inputs().forEach(input -> ends.add(input.name()));
        graph.states().forEach(state -> ends.removeAll(List.of(state.input(), state.output())));
        for (String end : ends) {
            for (int axis = 0; axis < graph.rank(end); axis++) {
                Axis here = new Axis(end, axis);
                if (!kept.isWhole(here)) {
                    fail(
                            ("a cut comes to %s, which the network takes or puts out; every"
                                            + " sub-network must take and put out the same, so cut"
                                            + " less")
                                    .formatted(here));
                }
            }
        }
    }

    private void failEmpty(Axis axis) {
        fail(
                ("nothing is left of %s, for the cuts that come to it keep others; keep some of it,"
                                + " or leave it out as a block")
                        .formatted(axis));
    }

    private void fail(String fault) {
        throw new InvalidNetworkException(graph.file() + ": " + fault);
    }
}
