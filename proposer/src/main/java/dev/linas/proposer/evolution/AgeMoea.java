package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;

/**
 * AGE-MOEA (Panichella: An adaptive evolutionary algorithm based on non-Euclidean geometry for
 * many-objective optimization, 2019): as NSGA-II, but with {@link GeometrySurvival}, by whose
 * scores parents compete, too.
 */
public final class AgeMoea implements EvolutionaryAlgorithm {
    @Override
    public String name() {
        return "age-moea";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.two(objectives);
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        return new GenerationalEvolution(
                new GeometrySurvival(settings.population(), objectives),
                Mating.of(
                        Mating.tournament(Survivor.BETTER_FIRST), new Variation(space, settings)));
    }
}
