package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * The evolutionary search of Once-for-All (Cai, Gan, Wang, Zhang, Han: Once-for-All, 2020, with the
 * settings of its published code): the best quarter of a generation are parents and stay; half of the
 * children are mutated copies, every variable drawn anew with probability 0.1, half take each variable
 * from one of two parents. The paper throws away what breaks its latency limit; here it ranks last.
 */
public final class OfaGeneticAlgorithm implements EvolutionaryAlgorithm {
    /** Settings of the published code. */
    public static final EvolutionSettings SETTINGS =
            new EvolutionSettings(100, 0.5, OptionalDouble.of(0.1));

    private static final double PARENTS = 0.25;

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
        return new Run(
                settings,
                new Variation(space, new EvolutionSettings(2, 1, OptionalDouble.of(0))),
                new Variation(space, new EvolutionSettings(2, 0, settings.mutation())));
    }

    private static final class Run implements Evolution {
        private final EvolutionSettings settings;
        private final Variation crossing;
        private final Variation mutating;
        private List<Prediction> parents = List.of();

        Run(EvolutionSettings settings, Variation crossing, Variation mutating) {
            this.settings = settings;
            this.crossing = crossing;
            this.mutating = mutating;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            List<Prediction> merged = new ArrayList<>(parents);
            merged.addAll(scored);
            long kept = Math.max(2, Math.round(PARENTS * settings.population()));
            parents = merged.stream().sorted(GeneticAlgorithm.BETTER_FIRST).limit(kept).toList();
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            boolean crossed = random.nextDouble() < settings.crossover();
            Genome mother = parents.get(random.nextInt(parents.size())).genome();
            Genome father = parents.get(random.nextInt(parents.size())).genome();
            Variation variation = crossed ? crossing : mutating;
            return new Genome[] {variation.children(mother, father, random)[0]};
        }
    }
}
