package dev.linas.proposer.design;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Chooses the sub-networks of round 0, when nothing is known.
 *
 * <p>Implementations are stateless and thread-safe; the same arguments give the same design on
 * every machine.
 */
@FunctionalInterface
public interface InitialDesign {
    /**
     * Chooses a design.
     *
     * @param space the search space
     * @param count genomes wanted, &ge; 0
     * @param barred canonical genomes that must not be in the design; not changed
     * @param random the only source of randomness
     * @return distinct canonical genomes outside {@code barred}: {@code count} of them, or all
     *     there are if the space holds fewer
     */
    List<Genome> design(SearchSpace space, int count, Set<Genome> barred, SplittableRandom random);
}
