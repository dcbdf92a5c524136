package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.SearchSpace;
import java.util.Comparator;

/**
 * U-NSGA-III (Seada and Deb: A unified evolutionary optimization procedure for single, multiple,
 * and many objectives, 2016): the survival of NSGA-III by reference directions, with tournaments
 * among parents of the same direction.
 */
public final class UNsga3 implements EvolutionaryAlgorithm {
    /**
     * Two individuals compete only if they share a direction, so that every direction keeps its
     * parents; a bound that is broken decides in any case.
     */
    private static final Comparator<Survivor> BETTER_OF_A_NICHE_FIRST =
            Comparator.<Survivor>comparingDouble(one -> one.individual().violation())
                    .thenComparing(
                            (left, right) ->
                                    left.niche() == right.niche()
                                            ? Survivor.BETTER_FIRST.compare(left, right)
                                            : 0);

    @Override
    public String name() {
        return "u-nsga-3";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.several(objectives);
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        int size = settings.population();
        double[][] directions = ReferenceDirections.within(objectives, size);
        return new GenerationalEvolution(
                new NichingSurvival(size, directions, objectives),
                Mating.of(
                        Mating.tournament(BETTER_OF_A_NICHE_FIRST),
                        new Variation(space, settings)));
    }
}
