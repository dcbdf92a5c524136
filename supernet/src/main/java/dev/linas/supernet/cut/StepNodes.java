package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tensors of a graph that are computed at every step, and those that are computed once.
 *
 * @param everyStep tensors that depend on an input that differs between steps
 * @param once tensors that depend on inputs alone that do not
 */
record StepNodes(Set<String> everyStep, Set<String> once) {

    /** Tells them apart; nothing is computed at every step where there are no steps. */
    static StepNodes of(SourceGraph graph, LiveNodes live, Optional<Steps> steps) {
        Set<String> everyStep = new HashSet<>();
        Set<String> once = new HashSet<>();
        if (steps.isEmpty()) {
            return new StepNodes(everyStep, once);
        }
        for (GraphInput input : graph.inputs()) {
            (steps.get().once().contains(input.name()) ? once : everyStep).add(input.name());
        }
        for (NodeProto node : live.nodes()) {
            List<String> read = node.getInputList().stream().map(live::source).toList();
            if (read.stream().anyMatch(everyStep::contains)) {
                everyStep.addAll(node.getOutputList());
            } else if (read.stream().anyMatch(once::contains)) {
                once.addAll(node.getOutputList());
            }
        }
        return new StepNodes(everyStep, once);
    }

    /** Whether a node is computed at every step. */
    boolean isEveryStep(NodeProto node) {
        return everyStep.contains(node.getOutput(0));
    }
}
