package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;

/**
 * An evolutionary algorithm. Costs are minimised; the bounds of the objectives are constraints, which
 * {@link dev.linas.proposer.inner.Prediction#violation} sums up.
 *
 * <p>Implementations are stateless and thread-safe; a run of theirs is an {@link Evolution}.
 */
public interface EvolutionaryAlgorithm {
    /** Name by which searches ask for it. */
    String name();

    /** Whether it is meant for so many objectives. */
    Suitability suitability(int objectives);

    /**
     * Individuals of a generation unless a search says otherwise.
     *
     * @param space the search space
     */
    default int population(SearchSpace space) {
        return EvolutionSettings.DEFAULT.population();
    }

    /**
     * Begins a run.
     *
     * @param space the search space
     * @param objectives number of objectives, &ge; 1
     */
    Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings);
}
