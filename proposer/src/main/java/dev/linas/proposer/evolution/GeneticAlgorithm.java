package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;

/**
 * A genetic algorithm for one objective: (mu+lambda) survival, binary tournaments, uniform
 * crossover and random-reset mutation (Eiben and Smith: Introduction to Evolutionary Computing,
 * 2015).
 */
public final class GeneticAlgorithm implements EvolutionaryAlgorithm {
    /** The survivors are sorted, so the lower place wins. */
    private static final Mating.Selection LOWER_PLACE =
            (survivors, random) ->
                    survivors.get(
                            Math.min(
                                    random.nextInt(survivors.size()),
                                    random.nextInt(survivors.size())));

    @Override
    public String name() {
        return "ga";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.single(objectives);
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        return new GenerationalEvolution(
                Survival.ofBest(settings.population()),
                Mating.of(LOWER_PLACE, new Variation(space, settings)));
    }
}
