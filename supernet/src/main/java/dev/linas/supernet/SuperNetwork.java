package dev.linas.supernet;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;

/**
 * A weight-sharing super-network with weights: cuts the sub-network of a genome out as an ONNX model.
 *
 * <p>Weights are opened once and shared by all sub-networks; only what a sub-network uses is copied.
 * Thread-safe. Without calibration a pure function of its arguments; with it, up to the rounding of
 * ONNX Runtime.
 */
public interface SuperNetwork {

    /** Its description and its space: largest and smallest genome, plans, MACs, parameters. */
    MobileNetV3Planner planner();

    /** SHA-256 of description, space and weights, lower-case hex: equal for equal sub-networks. */
    String digest();

    /**
     * Cuts out a sub-network.
     *
     * @throws IllegalArgumentException if the genome is of another space, or the calibration images
     *     do not fit the network
     * @throws CalibrationException if ONNX Runtime cannot run the calibration
     */
    SubNetwork cut(SubNetworkRequest request);

    /**
     * One layer by itself, with inherited statistics: input {@code input} [batch, channels, size,
     * size], output as the layer's, named as in {@link SubNetwork}.
     *
     * @param layer of a plan of this network
     * @return the model; its output is its last node
     */
    ModelProto layer(MobileNetV3Layer layer);
}
