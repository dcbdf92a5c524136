package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A genetic algorithm for one objective: (mu+lambda) survival, binary tournaments, uniform crossover
 * and random-reset mutation (Eiben and Smith: Introduction to Evolutionary Computing, 2015). Of two
 * individuals the one that breaks its bound less is better, then the one of less cost (Deb: An
 * efficient constraint handling method for genetic algorithms, 2000).
 */
public final class GeneticAlgorithm implements EvolutionaryAlgorithm {
    /** Better ones first. */
    static final Comparator<Prediction> BETTER_FIRST =
            Comparator.comparingDouble(Prediction::violation)
                    .thenComparingDouble(individual -> individual.cost(0));

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
        return new Run(new Variation(space, settings), settings.population());
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final int size;
        private List<Prediction> survivors = List.of();

        Run(Variation variation, int size) {
            this.variation = variation;
            this.size = size;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            List<Prediction> merged = new ArrayList<>(survivors);
            merged.addAll(scored);
            survivors = merged.stream().sorted(BETTER_FIRST).limit(size).toList();
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            return variation.children(tournament(random), tournament(random), random);
        }

        /** The survivors are sorted, so the lower place wins. */
        private Genome tournament(SplittableRandom random) {
            int place =
                    Math.min(random.nextInt(survivors.size()), random.nextInt(survivors.size()));
            return survivors.get(place).genome();
        }
    }
}
