package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDManager;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;

/** The network of the tests, with fresh weights. */
public final class Fixtures {
    public static final MobileNetV3Description NETWORK =
            (MobileNetV3Description) NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();
    public static final MobileNetV3Planner PLANNER =
            MobileNetV3Planner.of(NETWORK, BuiltInSpaces.find("digits-mbv3").orElseThrow());

    private Fixtures() {}

    /** The network with its first weights. */
    public static TorchNetwork network(NDManager manager, long seed) {
        return new TorchNetwork(
                NETWORK,
                Weights.of(manager, PLANNER.tensors(), WeightInit.of(PLANNER.tensors(), seed)));
    }
}
