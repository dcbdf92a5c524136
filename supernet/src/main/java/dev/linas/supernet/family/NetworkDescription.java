package dev.linas.supernet.family;

import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.task.Task;
import dev.linas.supernet.tensor.TensorFile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A super-network as its file describes it, without weights. Immutable. */
public interface NetworkDescription {

    /** Name of the network. */
    String name();

    /** Name of the search space whose genomes choose its sub-networks. */
    String space();

    /** The text that it was read from. */
    String json();

    /**
     * SHA-256 of what sub-networks are made of but weights, lower-case hex, where that is more than
     * {@link #json}, such as a graph in a file of its own; empty where it is not.
     */
    default String graphDigest() {
        return "";
    }

    /**
     * The tasks that its sub-networks can be scored on; empty if they can only be timed and
     * counted.
     */
    List<Task> tasks();

    /**
     * A planner for the genomes of a space.
     *
     * @throws dev.linas.supernet.network.InvalidNetworkException naming the variable, if the space
     *     does not fit the network
     */
    NetworkPlanner planner(SearchSpace space);

    /** The tensors of a published checkpoint under our names; those of other files as they are. */
    default TensorFile translated(TensorFile weights) {
        return weights;
    }

    /** Whether weights come with the description, so that no file of them has to be named. */
    default boolean hasOwnWeights() {
        return false;
    }

    /** Weights that come with the description; empty where a file of weights has to be named. */
    default Optional<TensorFile> ownWeights() {
        return Optional.empty();
    }

    /** Whether models say if statistics of batch normalisations are the sub-network's own. */
    default boolean isBatchNormalised() {
        return false;
    }

    /**
     * Added to the variance by batch normalisations, above 0; without effect where there are none.
     */
    default double batchNormEpsilon() {
        return 1e-5;
    }

    /**
     * The metadata of a sub-network's model beside network, genome and counts, e.g. how its inputs
     * are normalised; keys begin with {@code linas.}.
     *
     * @param calibrated whether statistics were measured on the sub-network itself
     */
    default SortedMap<String, String> metadata(boolean calibrated) {
        SortedMap<String, String> metadata = new TreeMap<>();
        tasks().forEach(task -> metadata.putAll(task.metadata()));
        if (isBatchNormalised()) {
            metadata.put("linas.batch_norm", calibrated ? "calibrated" : "inherited");
        }
        return metadata;
    }
}
