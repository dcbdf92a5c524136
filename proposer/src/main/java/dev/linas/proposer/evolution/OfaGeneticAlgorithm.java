package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.OptionalDouble;

/**
 * The evolutionary search of Once-for-All (Cai, Gan, Wang, Zhang, Han: Once-for-All, 2020, with the
 * settings of its published code): the best quarter of a generation are parents and stay; half of
 * the children are mutated copies, every variable drawn anew with probability 0.1, half take each
 * variable from one of two parents. The paper throws away what breaks its latency limit; here it
 * ranks last.
 */
public final class OfaGeneticAlgorithm implements EvolutionaryAlgorithm {
    /** Settings of the published code. */
    public static final EvolutionSettings SETTINGS =
            new EvolutionSettings(100, 0.5, OptionalDouble.of(0.1));

    private static final double PARENTS = 0.25;
    private static final Mating.Selection ANY =
            (survivors, random) -> survivors.get(random.nextInt(survivors.size()));

    @Override
    public String name() {
        return "ofa-ga";
    }

    @Override
    public Suitability suitability(int objectives) {
        return Suitability.single(objectives);
    }

    @Override
    public Evolution begin(SearchSpace space, int objectives, EvolutionSettings settings) {
        long parents = Math.max(2, Math.round(PARENTS * settings.population()));
        return new GenerationalEvolution(Survival.ofBest(parents), mating(space, settings));
    }

    private static Mating mating(SearchSpace space, EvolutionSettings settings) {
        Mating crossing = oneChild(space, new EvolutionSettings(2, 1, OptionalDouble.of(0)));
        Mating mutating = oneChild(space, new EvolutionSettings(2, 0, settings.mutation()));
        return (survivors, random) -> {
            boolean crossed = random.nextDouble() < settings.crossover();
            return (crossed ? crossing : mutating).children(survivors, random);
        };
    }

    private static Mating oneChild(SearchSpace space, EvolutionSettings settings) {
        Mating twoChildren = Mating.of(ANY, new Variation(space, settings));
        return (survivors, random) -> new Genome[] {twoChildren.children(survivors, random)[0]};
    }
}
