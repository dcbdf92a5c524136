package dev.linas.supernet.cut;

import dev.linas.core.space.Genome;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Axes of weights of which a sub-network keeps a part; what is tied to them follows.
 *
 * @param name what the sidecar calls it in messages, e.g. {@code widths[2]}
 * @param axes at least one
 * @param width how many indices are kept
 * @param indices which ones, by their number; empty for the first ones
 */
public record ElasticAxis(
        String name, List<Axis> axes, Width width, Optional<Map<Integer, BitSet>> indices) {
    public ElasticAxis {
        axes = List.copyOf(axes);
    }

    /**
     * The indices that a sub-network keeps.
     *
     * @throws InvalidNetworkException if they are none, more than there are, or not listed
     */
    BitSet kept(Genome genome, ChoiceReader choices, SourceGraph graph) {
        double wanted = wanted(genome, choices, graph.file());
        int count = (int) StrictMath.rint(wanted);
        for (Axis axis : axes) {
            int length = graph.shape(axis.value()).get(axis.index());
            if (count < 1 || count > length || StrictMath.abs(wanted - count) > 1e-9) {
                throw new InvalidNetworkException(
                        ("%s: %s keeps %s of %s for genome %s; expected a whole number from 1 to"
                                        + " its length, %d")
                                .formatted(graph.file(), name, wanted, axis, genome, length));
            }
        }
        if (indices.isEmpty()) {
            BitSet first = new BitSet();
            first.set(0, count);
            return first;
        }
        BitSet listed = indices.get().get(count);
        if (listed == null) {
            throw new InvalidNetworkException(
                    "%s: %s keeps %d, but lists indices only for %s"
                            .formatted(graph.file(), name, count, indices.get().keySet()));
        }
        return listed;
    }

    private double wanted(Genome genome, ChoiceReader choices, String file) {
        try {
            return width.of(genome, choices);
        } catch (InvalidNetworkException e) {
            throw new InvalidNetworkException("%s: %s: %s".formatted(file, name, e.getMessage()));
        }
    }
}
