package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.family.Computation;
import dev.linas.supernet.family.StepParts;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a sub-network that runs in steps apart: what is computed once, and one step. */
final class StepSplit {
    private final ElasticPlan plan;
    private final SourceGraph source;
    private final StepNodes kinds;
    private final Map<String, NodeProto> producers = new HashMap<>();

    private StepSplit(ElasticPlan plan) {
        this.plan = plan;
        this.source = plan.source();
        this.kinds = plan.stepNodes();
        for (NodeProto node : plan.live().nodes()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
        }
    }

    /**
     * The parts.
     *
     * @throws InvalidNetworkException naming the tensor, if a step reads something of the other
     *     part that has not one row per example
     */
    static StepParts of(ElasticPlan plan, Steps steps) {
        StepSplit split = new StepSplit(plan);
        Set<String> handed = split.handed();
        handed.forEach(split::requireRows);
        List<GraphInput> first = new ArrayList<>();
        List<GraphInput> each = new ArrayList<>();
        plan.inputs()
                .forEach(input -> (steps.once().contains(input.name()) ? first : each).add(input));
        handed.forEach(value -> each.add(GraphInput.floats(value, split.axes(value))));
        List<GraphOutput> rows =
                handed.stream().map(value -> GraphOutput.of(value, split.axes(value))).toList();
        List<String> ends = plan.outputs().stream().map(GraphOutput::name).toList();
        Computation step = new PlanPart(plan, split.nodes(ends, handed), each, plan.outputs());
        Optional<Computation> once =
                handed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new PlanPart(plan, split.nodes(handed, Set.of()), first, rows));
        return new StepParts(steps, once, step);
    }

    /** The tensors that are computed once and read at every step, in the order of computation. */
    private Set<String> handed() {
        Set<String> handed = new LinkedHashSet<>();
        for (NodeProto node : plan.live().nodes()) {
            if (kinds.isEveryStep(node)) {
                node.getInputList().stream()
                        .map(plan.live()::source)
                        .filter(kinds.once()::contains)
                        .forEach(handed::add);
            }
        }
        return handed;
    }

    private void requireRows(String value) {
        if (!producers.containsKey(value)) {
            throw new InvalidNetworkException(
                    ("%s: input '%s' is the same at all steps, but a step reads it as it is; let"
                                    + " something be computed from it that a step reads")
                            .formatted(source.file(), value));
        }
        for (int axis = 0; axis < Math.max(1, source.rank(value)); axis++) {
            if (source.isBatch(new Axis(value, axis)) != (axis == 0)) {
                throw new InvalidNetworkException(
                        ("%s: '%s' is computed once and read at every step, but its shape %s has"
                                        + " not the examples first; a step may read floats alone"
                                        + " that have one row per example")
                                .formatted(source.file(), value, source.shape(value)));
            }
        }
    }

    private Integer[] axes(String value) {
        return plan.axes(value).toArray(Integer[]::new);
    }

    /** The nodes that some tensors need, up to others that are given. */
    private List<NodeProto> nodes(Collection<String> ends, Set<String> given) {
        Set<String> needed = new HashSet<>();
        Deque<String> wanted = new ArrayDeque<>();
        ends.forEach(end -> wanted.add(plan.live().source(end)));
        while (!wanted.isEmpty()) {
            String value = plan.live().source(wanted.pop());
            NodeProto node = given.contains(value) ? null : producers.get(value);
            if (node != null && needed.add(node.getName())) {
                wanted.addAll(node.getInputList());
            }
        }
        return plan.live().nodes().stream()
                .filter(node -> needed.contains(node.getName()))
                .toList();
    }
}
