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
 */
public record Proposal(Genome genome, Optional<List<Double>> predicted, Origin origin, int repeat) {
    /** Of a sub-network that was not measured before. */
    public Proposal(Genome genome, Optional<List<Double>> predicted, Origin origin) {
        this(genome, predicted, origin, 0);
    }

    public Proposal {
        Objects.requireNonNull(genome);
        Objects.requireNonNull(origin);
        predicted = predicted.map(List::copyOf);
    }

    static Proposal unpredicted(Genome genome, Origin origin) {
        return new Proposal(genome, Optional.empty(), origin);
    }
}
