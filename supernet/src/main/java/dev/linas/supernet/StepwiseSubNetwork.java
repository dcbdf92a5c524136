package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.Steps;
import java.util.Optional;

/**
 * A sub-network that runs in steps, as two models. Outputs of the first are inputs of the second,
 * by the same names.
 *
 * @param plan what both compute together
 * @param steps with the states that it has
 * @param once what runs once, such as an encoder; empty if there is nothing of the kind
 * @param step one step, such as of a decoder; the first output is the network's
 */
public record StepwiseSubNetwork(
        NetworkPlan plan, Steps steps, Optional<ModelProto> once, ModelProto step) {}
