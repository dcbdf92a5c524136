package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;

/**
 * The textbook NSGA-II (Deb, Pratap, Agarwal, Meyarivan: A fast and elitist multiobjective genetic
 * algorithm, 2002) on option indices: (mu+lambda) survival by rank and crowding, binary tournaments
 * with the crowded comparison (section III-B: lower rank wins, then the less crowded), bounds by
 * constrained dominance, uniform crossover and random-reset mutation.
 */
public final class Nsga2 implements EvolutionaryAlgorithm {
    @Override
    public String name() {
        return "nsga2";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.two(objectives);
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        return new GenerationalEvolution(
                new CrowdingSurvival(settings.population()),
                Mating.of(
                        Mating.tournament(Survivor.BETTER_FIRST), new Variation(space, settings)));
    }
}
