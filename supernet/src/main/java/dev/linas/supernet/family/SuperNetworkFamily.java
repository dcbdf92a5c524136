package dev.linas.supernet.family;

import dev.linas.supernet.network.JsonObject;
import java.util.List;

/**
 * A family of super-networks: what their files say, how sub-networks are planned and built. A new
 * family is one package and one line of the registry. Stateless and thread-safe.
 */
public interface SuperNetworkFamily {

    /** Name under {@code family} in network files. */
    String name();

    /**
     * Names of the networks that come with the family; each is a resource {@code NAME.json} beside
     * its class.
     */
    default List<String> builtIn() {
        return List.of();
    }

    /**
     * Reads a description. Every key but {@code format}, {@code family} and {@code description} is
     * the family's; whoever calls rejects the keys that it does not read.
     *
     * @throws dev.linas.supernet.network.InvalidNetworkException naming the key, if one is wrong
     */
    NetworkDescription read(JsonObject file);
}
