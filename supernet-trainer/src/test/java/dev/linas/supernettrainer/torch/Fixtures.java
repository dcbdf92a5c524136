package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDManager;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.supernet.network.BuiltInNetworks;
import dev.linas.supernet.network.NetworkDescription;
import dev.linas.supernet.network.NetworkPlanner;

/** The network of the tests, with fresh weights. */
public final class Fixtures {
    public static final NetworkDescription NETWORK =
            BuiltInNetworks.find("digits-mbv3").orElseThrow();
    public static final NetworkPlanner PLANNER =
            NetworkPlanner.of(NETWORK, BuiltInSpaces.find("digits-mbv3").orElseThrow());

    private Fixtures() {}

    /** The network with its first weights. */
    public static TorchNetwork network(NDManager manager, long seed) {
        return new TorchNetwork(
                NETWORK,
                Weights.of(manager, PLANNER.tensors(), WeightInit.of(PLANNER.tensors(), seed)));
    }
}
