package dev.linas.supernet;

import dev.linas.core.digest.Sha256;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.mobilenetv3.PublishedNames;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.weights.WeightsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Opens super-networks. */
public final class SuperNetworks {
    private SuperNetworks() {}

    /**
     * Opens a network with trained weights.
     *
     * @param network what the weights are of
     * @param space whose genomes choose sub-networks
     * @param weights a safetensors file, with our names or those of OFA's published checkpoints; it
     *     is read into memory
     * @throws dev.linas.supernet.network.InvalidNetworkException if network and space do not fit
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming file and tensor, if the weights
     *     cannot be used
     */
    public static SuperNetwork open(
            MobileNetV3Description network, SearchSpace space, Path weights) {
        return join(
                MobileNetV3Planner.of(network, space),
                PublishedNames.translate(WeightsFile.open(weights)));
    }

    /**
     * A network with random weights, for what does not depend on them: latency, size, shapes.
     *
     * @param seed the same seed gives the same weights
     */
    public static SuperNetwork random(
            MobileNetV3Description network, SearchSpace space, long seed) {
        MobileNetV3Planner planner = MobileNetV3Planner.of(network, space);
        return join(planner, RandomWeights.of(planner, seed));
    }

    private static SuperNetwork join(MobileNetV3Planner planner, TensorFile weights) {
        return MobileNetV3SuperNetwork.of(planner, weights, digest(planner, weights));
    }

    private static String digest(MobileNetV3Planner planner, TensorFile weights) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(planner.network().json().getBytes(StandardCharsets.UTF_8));
        sha256.update(planner.space().digest().getBytes(StandardCharsets.UTF_8));
        sha256.update(weights.bytes());
        return HexFormat.of().formatHex(sha256.digest());
    }
}
