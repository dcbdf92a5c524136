package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.cut.SourceGraph;
import dev.linas.supernet.family.ExpectedModel;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Compares the outputs of sub-networks that were cut out with reference outputs: those of the whole
 * network with zeros in place of what was cut away, or tensors that a user gives.
 */
public final class SubNetworkCheck {
    /** Examples that are run; masked networks whose masks have an axis of examples expect it. */
    private static final int EXAMPLES = SourceGraph.BATCH;

    /** Another number of examples, which a sub-network must take as well. */
    private static final int MORE = EXAMPLES + 1;

    private SubNetworkCheck() {}

    /**
     * The findings on one sub-network.
     *
     * @param macs multiplications for one example
     * @param params trained numbers
     * @param difference largest absolute difference between one of its outputs of floats and the
     *     reference's, divided by the largest magnitude in the latter; infinite if their sizes
     *     differ; empty if there is no reference. References that a user gives are of the first
     *     output
     * @param obstacle where the difference is empty, the node for which zeros in its input do not
     *     have the effect of cutting; else empty
     */
    public record CheckResult(
            Genome genome, long macs, long params, Optional<Double> difference, String obstacle) {}

    /**
     * Cuts a sub-network, runs it and compares.
     *
     * @throws dev.linas.supernet.network.InvalidNetworkException naming node and axis, if it cannot
     *     be cut
     * @throws dev.linas.supernet.inference.InferenceException if it cannot be run
     */
    public static CheckResult of(SuperNetwork network, Genome genome) {
        SubNetwork cut = network.cut(SubNetworkRequest.of(genome));
        NetworkPlan plan = cut.plan();
        NetworkPlan largest = network.planner().plan(network.planner().largest());
        InputBatch drawn = SampleInputs.drawn(steady(plan, plan.inputs()), EXAMPLES);
        List<GraphInput> own = states(plan, plan.inputs());
        List<GraphInput> whole = states(plan, matching(largest.inputs(), plan.inputs()));
        Map<String, float[]> computed = outputs(plan, cut.model(), withStates(drawn, own));
        requireAnyNumber(cut, computed.get(cut.model().getGraph().getOutput(0).getName()).length);
        ExpectedModel reference = network.reference(plan);
        return new CheckResult(
                plan.genome(),
                plan.macs(),
                plan.params(),
                reference
                        .model()
                        .map(
                                model ->
                                        StrictMath.max(
                                                differences(
                                                        computed,
                                                        outputs(
                                                                plan,
                                                                model,
                                                                withStates(drawn, whole))),
                                                later(cut.model(), model, drawn, own, whole))),
                reference.obstacle());
    }

    /**
     * The difference when the states of a stepwise network are longer, which shows whether its step
     * was cut for one length only; 0 for networks without states.
     */
    private static double later(
            ModelProto cut,
            ModelProto model,
            InputBatch drawn,
            List<GraphInput> own,
            List<GraphInput> whole) {
        return own.isEmpty()
                ? 0
                : difference(
                        run(cut, withStates(drawn, longer(own))),
                        run(model, withStates(drawn, longer(whole))));
    }

    /**
     * Requires that the output grows with the number of examples.
     *
     * @throws InvalidNetworkException if it does not
     */
    private static void requireAnyNumber(SubNetwork cut, int length) {
        List<GraphInput> inputs = cut.plan().inputs();
        List<NamedTensor> tensors =
                new ArrayList<>(SampleInputs.drawn(steady(cut.plan(), inputs), MORE).tensors());
        tensors.addAll(SampleInputs.zeros(states(cut.plan(), inputs), MORE).tensors());
        int more = run(cut.model(), new InputBatch(MORE, tensors)).length;
        if (more * EXAMPLES != length * MORE) {
            throw new InvalidNetworkException(
                    "sub-network %s puts out %d numbers for %d examples, but %d for %d"
                            .formatted(cut.plan().genome(), length, EXAMPLES, more, MORE));
        }
    }

    /**
     * Cuts the sub-networks that a user gives reference outputs of, runs and compares them.
     *
     * @return one per genome, in their order
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming the tensor, if the
     *     references do not fit the network
     * @throws dev.linas.supernet.network.InvalidNetworkException naming node and axis, if one
     *     cannot be cut
     */
    public static List<CheckResult> of(SuperNetwork network, ReferenceOutputs references) {
        List<CheckResult> findings = new ArrayList<>();
        for (int g = 0; g < references.genomes().size(); g++) {
            SubNetwork cut = network.cut(SubNetworkRequest.of(references.genomes().get(g)));
            NetworkPlan plan = cut.plan();
            float[] own = run(cut.model(), references.inputs().of(plan.inputs()));
            float[] expected = references.expected().get(g);
            if (own.length != expected.length) {
                throw new InvalidWeightsException(
                        ("the reference of sub-network %s has %d numbers; its first output has %d,"
                                        + " for as many examples")
                                .formatted(plan.genome(), expected.length, own.length));
            }
            findings.add(
                    new CheckResult(
                            plan.genome(),
                            plan.macs(),
                            plan.params(),
                            Optional.of(difference(own, expected)),
                            ""));
        }
        return findings;
    }

    /**
     * Cuts the largest, the smallest and drawn sub-networks, runs them and compares.
     *
     * @param count how many, fewer where the space has no more; at least the two are compared
     * @return one per genome, each once
     * @throws dev.linas.supernet.network.InvalidNetworkException naming node and axis, if one
     *     cannot be cut
     */
    public static List<CheckResult> sample(SuperNetwork network, int count, long seed) {
        SearchSpace genomes = network.planner().space();
        Set<Genome> drawn = new LinkedHashSet<>();
        drawn.add(network.planner().largest());
        drawn.add(network.planner().smallest());
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 100 * count && drawn.size() < count; attempt++) {
            drawn.add(genomes.canonical(genomes.random(random)));
        }
        List<CheckResult> findings = new ArrayList<>();
        drawn.forEach(genome -> findings.add(of(network, genome)));
        return findings;
    }

    /** The inputs that are not states. */
    private static List<GraphInput> steady(NetworkPlan plan, List<GraphInput> inputs) {
        return inputs.stream().filter(input -> !isState(plan, input)).toList();
    }

    /** The inputs that are states. */
    private static List<GraphInput> states(NetworkPlan plan, List<GraphInput> inputs) {
        return inputs.stream().filter(input -> isState(plan, input)).toList();
    }

    private static boolean isState(NetworkPlan plan, GraphInput input) {
        return plan.stepParts().filter(parts -> parts.steps().isState(input.name())).isPresent();
    }

    private static List<GraphInput> longer(List<GraphInput> states) {
        return states.stream().map(GraphInput::longer).toList();
    }

    /** The inputs whose names also occur among others. */
    private static List<GraphInput> matching(List<GraphInput> inputs, List<GraphInput> others) {
        Set<String> names = new LinkedHashSet<>();
        others.forEach(input -> names.add(input.name()));
        return inputs.stream().filter(input -> names.contains(input.name())).toList();
    }

    /** A batch with states of zeros: a sub-network and the whole network get equal values. */
    private static InputBatch withStates(InputBatch drawn, List<GraphInput> states) {
        List<NamedTensor> tensors = new ArrayList<>(drawn.tensors());
        tensors.addAll(SampleInputs.zeros(states, EXAMPLES).tensors());
        return new InputBatch(EXAMPLES, tensors);
    }

    private static double difference(float[] own, float[] expected) {
        if (own.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        double scale = 0;
        for (int i = 0; i < expected.length; i++) {
            double apart = StrictMath.abs((double) own[i] - expected[i]);
            most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : StrictMath.max(most, apart);
            scale = StrictMath.max(scale, StrictMath.abs(expected[i]));
        }
        return scale == 0 ? most : most / scale;
    }

    /** The largest difference of outputs of one name. */
    private static double differences(Map<String, float[]> own, Map<String, float[]> expected) {
        double most = 0;
        for (Map.Entry<String, float[]> output : own.entrySet()) {
            float[] other = expected.getOrDefault(output.getKey(), new float[0]);
            most = StrictMath.max(most, difference(output.getValue(), other));
        }
        return most;
    }

    /** What a model puts out, without states, of which a sub-network has parts. */
    private static Map<String, float[]> outputs(
            NetworkPlan plan, ModelProto model, InputBatch examples) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        try (OnnxModel loaded = loaded(model);
                OnnxModel.Input input = loaded.inputs(examples.tensors())) {
            loaded.floatsOf(input).forEach((name, values) -> outputs.put(name, numbers(values)));
        }
        plan.stepParts()
                .ifPresent(
                        parts ->
                                parts.steps()
                                        .states()
                                        .forEach(state -> outputs.remove(state.output())));
        return outputs;
    }

    private static float[] run(ModelProto model, InputBatch examples) {
        try (OnnxModel loaded = loaded(model);
                OnnxModel.Input input = loaded.inputs(examples.tensors())) {
            return numbers(loaded.outputOf(input));
        }
    }

    private static OnnxModel loaded(ModelProto model) {
        return OnnxModel.load(model.toByteArray(), new SessionSettings(Provider.CPU, 1));
    }

    private static float[] numbers(FloatBuffer output) {
        float[] values = new float[output.remaining()];
        output.get(values);
        return values;
    }
}
