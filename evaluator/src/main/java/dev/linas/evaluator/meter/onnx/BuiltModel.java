package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.StepwiseSubNetwork;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.inference.StepwiseModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of one candidate, built once for all metrics, and its sessions, made when first asked
 * for and closed with it. Not thread-safe.
 */
final class BuiltModel implements AutoCloseable {
    private final NetworkPlan plan;
    private final byte[] bytes;
    private final Optional<StepwiseSubNetwork> steps;
    private final Map<SessionSettings, List<OnnxModel>> sessions = new HashMap<>();
    private final Map<SessionSettings, List<StepwiseModel>> stepwise = new HashMap<>();

    /**
     * @param plan what it computes
     * @param bytes the ONNX file; empty where nothing but the plan is needed; not copied
     */
    BuiltModel(NetworkPlan plan, byte[] bytes) {
        this(plan, bytes, Optional.empty());
    }

    /** One that runs in steps. */
    BuiltModel(StepwiseSubNetwork network) {
        this(network.plan(), network.step().toByteArray(), Optional.of(network));
    }

    private BuiltModel(NetworkPlan plan, byte[] bytes, Optional<StepwiseSubNetwork> steps) {
        this.plan = plan;
        this.bytes = bytes;
        this.steps = steps;
    }

    NetworkPlan plan() {
        return plan;
    }

    /** Whether it runs in steps; if not, it runs once. */
    boolean runsInSteps() {
        return steps.isPresent();
    }

    /** Length of its ONNX files. */
    int length() {
        return files().stream().mapToInt(file -> file.bytes().length).sum();
    }

    /** The ONNX files in the order in which they run. */
    List<ModelFile> files() {
        if (steps.isEmpty()) {
            return List.of(new ModelFile("", bytes));
        }
        return once().map(
                        encoder ->
                                List.of(
                                        new ModelFile("encoder", encoder),
                                        new ModelFile("step", bytes)))
                .orElseGet(() -> List.of(new ModelFile("", bytes)));
    }

    private Optional<byte[]> once() {
        return steps.flatMap(StepwiseSubNetwork::once).map(model -> model.toByteArray());
    }

    /** The ONNX file of one that runs once; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** A session of a network that runs once; closed with this model. */
    OnnxModel session(SessionSettings settings) {
        return sessions(settings, 1).get(0);
    }

    /**
     * Several sessions of a network that runs once, each with its own place in memory; closed with
     * this model.
     *
     * @param count how many, at least 1
     */
    List<OnnxModel> sessions(SessionSettings settings, int count) {
        List<OnnxModel> opened = sessions.computeIfAbsent(settings, how -> new ArrayList<>());
        while (opened.size() < count) {
            opened.add(OnnxModel.load(bytes, settings));
        }
        return List.copyOf(opened.subList(0, count));
    }

    /** The sessions of a network that runs in steps. */
    List<StepwiseModel> stepwise(SessionSettings settings, int count) {
        List<StepwiseModel> opened = stepwise.computeIfAbsent(settings, how -> new ArrayList<>());
        while (opened.size() < count) {
            opened.add(loadStepwise(settings));
        }
        return List.copyOf(opened.subList(0, count));
    }

    /** A session of one that runs in steps; closed by the caller. */
    StepwiseModel loadStepwise(SessionSettings settings) {
        return StepwiseModel.load(steps.orElseThrow().steps(), once(), bytes, settings);
    }

    @Override
    public void close() {
        sessions.values().forEach(opened -> opened.forEach(OnnxModel::close));
        stepwise.values().forEach(opened -> opened.forEach(StepwiseModel::close));
        sessions.clear();
        stepwise.clear();
    }
}
