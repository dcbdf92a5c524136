package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;

/** An algorithm that splits a problem of several objectives into directions of search. */
interface DecompositionAlgorithm extends EvolutionaryAlgorithm {

    /** Begins a run that searches in the directions of a decomposition. */
    Evolution begin(Decomposition decomposition);

    @Override
    default Suitability suitability(int objectives) {
        return Suitability.several(objectives);
    }

    @Override
    default Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        return begin(Decomposition.of(space, objectives, settings));
    }
}
