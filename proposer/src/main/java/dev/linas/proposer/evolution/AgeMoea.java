package dev.linas.proposer.evolution;

import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * AGE-MOEA (Panichella: An adaptive evolutionary algorithm based on non-Euclidean geometry for
 * many-objective optimization, 2019): as NSGA-II, but the shape of the first front is estimated, and
 * individuals of a front are compared by how near they are to the ideal point and how far from each
 * other in the geometry of that shape ({@link FrontGeometry}).
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
        return new Run(new Variation(space, settings), settings.population(), objectives);
    }

    /** An individual with its front and its survival score. */
    private record Survivor(Prediction individual, int rank, double score) {
        static final Comparator<Survivor> BETTER_FIRST =
                Comparator.comparingInt(Survivor::rank)
                        .thenComparing(Comparator.comparingDouble(Survivor::score).reversed());
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final int size;
        private final int objectives;
        private List<Survivor> survivors = List.of();

        Run(Variation variation, int size, int objectives) {
            this.variation = variation;
            this.size = size;
            this.objectives = objectives;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            List<Prediction> parents = survivors.stream().map(Survivor::individual).toList();
            Merged merged = Merged.of(parents, scored);
            List<Prediction> first = merged.at(merged.fronts().get(0));
            FrontGeometry geometry = FrontGeometry.of(first, objectives);
            List<Survivor> ranked = new ArrayList<>();
            for (int rank = 0; rank <= merged.lastFront(size); rank++) {
                List<Prediction> front = merged.at(merged.fronts().get(rank));
                double[] scores =
                        rank == 0 ? geometry.survivalScores(front) : geometry.nearness(front);
                int place = rank;
                IntStream.range(0, scores.length)
                        .forEach(i -> ranked.add(new Survivor(front.get(i), place, scores[i])));
            }
            survivors = ranked.stream().sorted(Survivor.BETTER_FIRST).limit(size).toList();
        }

        @Override
        public Genome[] mate(SplittableRandom random) {
            return variation.children(tournament(random), tournament(random), random);
        }

        private Genome tournament(SplittableRandom random) {
            Survivor left = survivors.get(random.nextInt(survivors.size()));
            Survivor right = survivors.get(random.nextInt(survivors.size()));
            int order = Survivor.BETTER_FIRST.compare(left, right);
            if (order == 0) {
                order = random.nextBoolean() ? -1 : 1;
            }
            return (order < 0 ? left : right).individual().genome();
        }
    }
}
