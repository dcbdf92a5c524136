package dev.linas.proposer.evolution;

import dev.linas.core.space.SearchSpace;

/**
 * The beginning of an algorithm that divides the objective space by directions.
 *
 * @param variation makes children
 * @param directions reference directions, no more than the population
 * @param objectives number of objectives
 */
@SuppressWarnings("ArrayRecordComponent") // confined to one run
record Decomposition(Variation variation, double[][] directions, int objectives) {
    static Decomposition of(SearchSpace space, int objectives, EvolutionSettings settings) {
        return new Decomposition(
                new Variation(space, settings),
                ReferenceDirections.within(objectives, settings.population()),
                objectives);
    }
}
