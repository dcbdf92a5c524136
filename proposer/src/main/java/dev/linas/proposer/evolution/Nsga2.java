package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The textbook NSGA-II (Deb, Pratap, Agarwal, Meyarivan: A fast and elitist multiobjective genetic
 * algorithm, 2002) on option indices: (mu+lambda) survival by rank and crowding, binary tournaments,
 * bounds by constrained dominance, uniform crossover and random-reset mutation.
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
        return new Run(new Variation(space, settings), settings.population());
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final int size;
        private CrowdedPopulation population;

        Run(Variation variation, int size) {
            this.variation = variation;
            this.size = size;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            List<Prediction> merged = new ArrayList<>();
            if (population != null) {
                merged.addAll(population.members());
            }
            merged.addAll(scored);
            population = CrowdedPopulation.survivors(merged, size);
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            Genome mother = population.tournament(random).genome();
            Genome father = population.tournament(random).genome();
            return variation.children(mother, father, random);
        }
    }
}
