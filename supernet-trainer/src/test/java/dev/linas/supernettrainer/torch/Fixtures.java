package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDManager;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernettrainer.mobilenetv3.TrainableMobileNetV3;

/** The network of the tests, with fresh weights. */
public final class Fixtures {
    public static final TrainableNetwork NETWORK =
            TrainableMobileNetV3.of(
                            NetworkCatalog.ALL.find("digits-mbv3").orElseThrow(),
                            BuiltInSpaces.find("digits-mbv3").orElseThrow())
                    .orElseThrow();
    public static final NetworkPlanner PLANNER = NETWORK.planner();

    private Fixtures() {}

    /** The network with its first weights. */
    public static TorchNetwork network(NDManager manager, long seed) {
        return new TorchNetwork(
                NETWORK, Weights.of(manager, NETWORK.tensors(), NETWORK.firstWeights(seed)));
    }
}
