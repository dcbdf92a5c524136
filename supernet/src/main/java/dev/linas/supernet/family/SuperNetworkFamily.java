package dev.linas.supernet.family;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.supernet.network.DescriptionSection;
import java.nio.file.Path;
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
     * the family's; whoever calls notes the keys that it does not read, and throws if anything was
     * noted.
     *
     * @param file the content of the file; notes what is wrong with it
     * @param json the same as JSON
     */
    NetworkDescription read(DescriptionSection file, String json);

    /**
     * Files beside a description that {@link #read} reads as well, e.g. a graph.
     *
     * @param json the content of the file, which may be wrong
     * @param folder that paths in it start from
     */
    default List<Path> files(JsonNode json, Path folder) {
        return List.of();
    }
}
