package dev.linas.cli.lut;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.tasks.catalog.Tasks;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say of which super-network a table is built. */
final class LutSource {
    private static final long WEIGHTS_SEED = 1;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "NAME|FILE",
            description = "The super-network: a built-in one or a network file.")
    private String network;

    @Option(
            names = "--space",
            paramLabel = "NAME|FILE",
            description =
                    "Its search space: a built-in one or a space file. Default: the built-in one"
                            + " that the network names.")
    private String space;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Its weights, safetensors. Default: random ones, which take the same time.")
    private Path weights;

    /**
     * Opens it.
     *
     * @throws UserError naming the option, if it cannot be opened
     */
    SuperNetwork open() {
        NetworkDescription description = network();
        SearchSpace genomes = space(space == null ? description.space() : space);
        try {
            return weights == null
                    ? SuperNetworks.ownOrRandom(description, genomes, WEIGHTS_SEED)
                    : SuperNetworks.open(description, genomes, weights);
        } catch (InvalidNetworkException e) {
            throw new UserError("--network %s: %s".formatted(network, e.getMessage()), e);
        } catch (InvalidWeightsException e) {
            throw new UserError("--weights %s: %s".formatted(weights, e.getMessage()), e);
        }
    }

    private NetworkDescription network() {
        try {
            return Tasks.NETWORKS.orFile().named(network, Path.of(""));
        } catch (InvalidConfigurationException e) {
            throw new UserError("--network " + e.getMessage(), e);
        }
    }

    private static SearchSpace space(String name) {
        try {
            return BuiltInSpaces.OR_FILE.named(name, Path.of(""));
        } catch (InvalidConfigurationException e) {
            throw new UserError("--space " + e.getMessage(), e);
        }
    }
}
