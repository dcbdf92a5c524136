package dev.linas.supernet;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.weights.WeightsFile;
import java.nio.file.Path;

/** Opens super-networks. */
public final class SuperNetworks {
    private SuperNetworks() {}

    /**
     * Opens a network with trained weights.
     *
     * @param network what the weights are of
     * @param space whose genomes choose sub-networks
     * @param weights a safetensors file, with our names or those of published checkpoints of the
     *     network's family; it is read into memory
     * @throws dev.linas.supernet.network.InvalidNetworkException if network and space do not fit
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming file and tensor, if the
     *     weights cannot be used
     */
    public static SuperNetwork open(NetworkDescription network, SearchSpace space, Path weights) {
        NetworkPlanner planner = network.planner(space);
        return SuperNetwork.of(planner, network.translated(WeightsFile.open(weights)));
    }

    /**
     * A network with the weights that come with it, or else random ones, for what does not depend
     * on them: latency, size, shapes.
     *
     * @param seed the same seed gives the same weights
     */
    public static SuperNetwork ownOrRandom(
            NetworkDescription network, SearchSpace space, long seed) {
        NetworkPlanner planner = network.planner(space);
        return SuperNetwork.of(
                planner, network.ownWeights().orElseGet(() -> RandomWeights.of(planner, seed)));
    }
}
