package dev.linas.supernettrainer;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernettrainer.mobilenetv3.TrainableMobileNetV3;
import dev.linas.supernettrainer.torch.TrainableNetwork;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The families of super-networks that can be trained here. */
final class TrainableFamilies {
    /**
     * Each makes a network of a description of its own family. A further one is a package with a
     * {@link TrainableNetwork} and a line here.
     */
    private static final List<
                    BiFunction<NetworkDescription, SearchSpace, Optional<TrainableNetwork>>>
            ALL = List.of(TrainableMobileNetV3::of);

    private TrainableFamilies() {}

    /** The network of a description; empty if its family cannot be trained here. */
    static Optional<TrainableNetwork> find(NetworkDescription network, SearchSpace space) {
        return ALL.stream().flatMap(family -> family.apply(network, space).stream()).findFirst();
    }
}
