package dev.linas.proposer.tactic;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One sub-network that a tactic wants measured.
 *
 * @param genome its canonical genome
 * @param predicted predicted value of every objective, in their order and unit; empty where no
 *     predictor was asked
 * @param origin which step chose it
 * @param repeat how often it was measured before, where it is to be measured again; 0: it was not
 * @param unasked positions of the objectives that it is not to be measured for, ascending; empty:
 *     it is to be measured for all
 */
public record Proposal(
        Genome genome,
        Optional<List<Double>> predicted,
        Origin origin,
        int repeat,
        List<Integer> unasked) {
    /** A proposal to measure a new sub-network for all objectives. */
    public Proposal(Genome genome, Optional<List<Double>> predicted, Origin origin) {
        this(genome, predicted, origin, 0);
    }

    /** For all objectives. */
    public Proposal(Genome genome, Optional<List<Double>> predicted, Origin origin, int repeat) {
        this(genome, predicted, origin, repeat, List.of());
    }

    public Proposal {
        Objects.requireNonNull(genome);
        Objects.requireNonNull(origin);
        predicted = predicted.map(List::copyOf);
        unasked = List.copyOf(unasked);
    }

    /** The same with other predicted values. */
    Proposal withPredicted(Optional<List<Double>> values) {
        return new Proposal(genome, values, origin, repeat, unasked);
    }

    /** The same, not to be measured for some of the objectives: their positions, ascending. */
    Proposal withUnasked(List<Integer> objectives) {
        return new Proposal(genome, predicted, origin, repeat, objectives);
    }

    static Proposal unpredicted(Genome genome, Origin origin) {
        return new Proposal(genome, Optional.empty(), origin);
    }
}
