package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.digest.Sha256;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.Computation;
import dev.linas.supernet.family.ExpectedModel;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.weights.WeightSlices;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A weight-sharing super-network with weights, of any family: cuts the sub-network of a genome out
 * as an ONNX model.
 *
 * <p>Weights are opened once and shared by all sub-networks; only what a sub-network uses is
 * copied. Thread-safe. Without calibration a pure function of its arguments; with it, up to the
 * rounding of ONNX Runtime.
 */
public final class SuperNetwork {
    private static final String ENCODER = "encoder";
    private static final String STEP = "step";

    private final NetworkPlanner planner;
    private final WeightSlices weights;
    private final String digest;

    private SuperNetwork(NetworkPlanner planner, WeightSlices weights, String digest) {
        this.planner = planner;
        this.weights = weights;
        this.digest = digest;
    }

    /**
     * Joins a network and its weights.
     *
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming file and tensor, if one that
     *     the network needs is missing, has another shape, or holds what is no number
     */
    static SuperNetwork of(NetworkPlanner planner, TensorFile file) {
        planner.tensors()
                .forEach(
                        tensor -> requireNumbers(file, file.tensor(tensor.name(), tensor.shape())));
        return new SuperNetwork(
                planner,
                new WeightSlices(file, planner.network().batchNormEpsilon()),
                digest(planner, file));
    }

    /** Infinite ones are allowed: tables that mask attention hold such. */
    private static void requireNumbers(TensorFile file, Tensor tensor) {
        FloatBuffer values = tensor.values();
        for (int i = 0; i < values.limit(); i++) {
            if (Float.isNaN(values.get(i))) {
                throw new InvalidWeightsException(
                        ("%s: tensor '%s' holds NaN, as after a training that diverged; take an"
                                        + " earlier checkpoint")
                                .formatted(file.source(), tensor.name()));
            }
        }
    }

    private static String digest(NetworkPlanner planner, TensorFile weights) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(planner.network().json().getBytes(StandardCharsets.UTF_8));
        sha256.update(planner.network().graphDigest().getBytes(StandardCharsets.UTF_8));
        sha256.update(planner.space().digest().getBytes(StandardCharsets.UTF_8));
        sha256.update(weights.bytes());
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Its description and its space: largest and smallest genome, plans, MACs, parameters. */
    public NetworkPlanner planner() {
        return planner;
    }

    /** SHA-256 of description, space and weights, lower-case hex: equal for equal sub-networks. */
    public String digest() {
        return digest;
    }

    /**
     * Cuts out a sub-network.
     *
     * @throws IllegalArgumentException if the genome is of another space, or the calibration
     *     examples do not fit the network
     * @throws CalibrationException if ONNX Runtime cannot run the calibration
     */
    public SubNetwork cut(SubNetworkRequest request) {
        NetworkPlan plan = planner.plan(request.genome(), request.inputSize());
        return new SubNetwork(
                plan,
                request.calibration()
                        .map(examples -> model(plan, calibrated(plan, examples), true))
                        .orElseGet(() -> model(plan)));
    }

    /**
     * The model of a sub-network, with inherited statistics.
     *
     * @param plan of this network
     */
    public ModelProto model(NetworkPlan plan) {
        return model(plan, weights, false);
    }

    /**
     * A sub-network that runs in steps, in its parts; empty for one that runs once.
     *
     * @param plan of this network
     * @throws dev.linas.supernet.network.InvalidNetworkException if it cannot be taken apart
     */
    public Optional<StepwiseSubNetwork> stepwise(NetworkPlan plan) {
        return plan.stepParts()
                .map(
                        parts ->
                                new StepwiseSubNetwork(
                                        plan,
                                        parts.steps(),
                                        parts.once().map(once -> part(plan, ENCODER, once)),
                                        part(
                                                plan,
                                                parts.once().isPresent() ? STEP : "",
                                                parts.step())));
    }

    private ModelProto part(NetworkPlan plan, String part, Computation computation) {
        SortedMap<String, String> metadata = ModelMetadata.of(planner, plan, false);
        if (!part.isEmpty()) {
            metadata.put("linas.part", part);
        }
        return model(planner.network().name(), computation, weights, metadata);
    }

    private ModelProto model(NetworkPlan plan, WeightSlices own, boolean calibrated) {
        SortedMap<String, String> metadata = ModelMetadata.of(planner, plan, calibrated);
        return model(planner.network().name(), plan, own, metadata);
    }

    /**
     * A model that a sub-network must agree with, built in another way.
     *
     * @param plan of this network
     */
    ExpectedModel reference(NetworkPlan plan) {
        return plan.reference(weights);
    }

    /**
     * One layer by itself, with inherited statistics: takes and puts out what the layer does.
     *
     * @param layer of a plan of this network
     */
    public ModelProto layer(NetworkLayer layer) {
        return model(layer.name(), layer, weights, new TreeMap<>());
    }

    private WeightSlices calibrated(NetworkPlan plan, CalibrationExamples examples) {
        examples.requireFit(planner.network().name(), plan.inputs());
        try {
            return plan.calibrated(weights, examples);
        } catch (InferenceException e) {
            throw new CalibrationException(
                    "batch-norm statistics of %s %s cannot be measured: %s"
                            .formatted(planner.network().name(), plan.genome(), e.getMessage()),
                    e);
        }
    }

    private static ModelProto model(
            String name,
            Computation computation,
            WeightSlices weights,
            SortedMap<String, String> metadata) {
        OnnxGraph graph = new OnnxGraph(name);
        computation.inputs().forEach(graph::input);
        computation.addTo(graph, weights).forEach(graph::output);
        return graph.model(metadata);
    }
}
