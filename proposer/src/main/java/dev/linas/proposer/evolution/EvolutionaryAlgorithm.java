package dev.linas.proposer.evolution;

import dev.linas.core.search.Setting;
import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;
import java.util.List;

/**
 * An evolutionary algorithm. Costs are minimised; the bounds of the objectives are constraints,
 * which {@link dev.linas.proposer.inner.Prediction#violation} sums up.
 *
 * <p>Implementations are stateless and thread-safe; a run of theirs is an {@link Evolution}.
 */
public interface EvolutionaryAlgorithm {
    /** Name by which searches ask for it. */
    String name();

    /** Whether it is meant for so many objectives. */
    Suitability suitability(int objectives);

    /** The settings that a search may give with its name, in the order of help texts. */
    default List<Setting<?>> settings() {
        return EvolutionSettings.COMMON;
    }

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
     * @param settings what the search gives; an algorithm reads settings that it alone declares
     *     from {@link EvolutionSettings#given}
     */
    Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings);
}
