package dev.linas.supernet.family;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.tensor.TensorShape;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Resolves genomes to {@linkplain NetworkPlan plans} of sub-networks. Immutable and thread-safe; a
 * pure function of its arguments.
 */
public interface NetworkPlanner {

    /** The network that it plans. */
    NetworkDescription network();

    /** The space whose genomes it reads. */
    SearchSpace space();

    /**
     * The plan of a sub-network.
     *
     * @param inputSize size of its inputs, where callers may choose one: pixels of a side, tokens
     *     of a text; empty for what the network's description says
     * @throws IllegalArgumentException if the genome is of another space or the size not possible
     */
    NetworkPlan plan(Genome genome, OptionalInt inputSize);

    /** The plan of a sub-network whose inputs are as the network's description says. */
    default NetworkPlan plan(Genome genome) {
        return plan(genome, OptionalInt.empty());
    }

    /** The genome with every number at its largest: the super-network as a whole. Canonical. */
    default Genome largest() {
        return new ChoiceReader(network().name(), space()).extreme(Comparator.reverseOrder());
    }

    /** The genome with every number at its smallest. Canonical. */
    default Genome smallest() {
        return new ChoiceReader(network().name(), space()).extreme(Comparator.naturalOrder());
    }

    /** Every tensor of the network's weights, in the order of computation. */
    default List<TensorShape> tensors() {
        return plan(largest()).tensors();
    }

    /**
     * Untrained values of one tensor, such that activations keep their scale (He et al., 2015).
     *
     * @return as many numbers as the tensor has
     */
    default float[] draw(TensorShape tensor, Random random) {
        double fanIn = tensor.size() / (double) tensor.shape().get(0);
        double spread = tensor.shape().size() == 1 ? 0.1 : Math.sqrt(2 / fanIn);
        float[] values = new float[Math.toIntExact(tensor.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }

    /**
     * The places of the network whose layers a lookup table lists, in the order of computation;
     * empty if no table can be built of it.
     *
     * @param inputSize as of {@link #plan}
     */
    default List<LayerSlot> slots(OptionalInt inputSize) {
        return List.of();
    }
}
