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
 * U-NSGA-III (Seada and Deb: A unified evolutionary optimization procedure for single, multiple, and
 * many objectives, 2016): the survival of NSGA-III (Deb and Jain, 2014) by reference directions, with
 * tournaments among parents of the same direction.
 */
public final class UNsga3 implements EvolutionaryAlgorithm {
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
        double[][] directions = ReferenceDirections.within(objectives, settings.population());
        return new Run(
                new Variation(space, settings),
                settings.population(),
                new NicheNormalisation(objectives),
                directions);
    }

    /** An individual with its front, its direction and its distance from that. */
    private record Survivor(Prediction individual, int rank, int niche, double distance) {
        static final Comparator<Survivor> BETTER_FIRST =
                Comparator.comparingInt(Survivor::rank).thenComparingDouble(Survivor::distance);
    }

    private static final class Run implements Evolution {
        private final Variation variation;
        private final int size;
        private final NicheNormalisation normalisation;
        private final double[][] directions;
        private List<Survivor> survivors = List.of();

        Run(
                Variation variation,
                int size,
                NicheNormalisation normalisation,
                double[][] directions) {
            this.variation = variation;
            this.size = size;
            this.normalisation = normalisation;
            this.directions = directions;
        }

        @Override
        public void tell(List<Prediction> scored, SplittableRandom random) {
            List<Prediction> parents = survivors.stream().map(Survivor::individual).toList();
            Merged merged = Merged.of(parents, scored);
            int last = merged.lastFront(size);
            List<Prediction> considered = new ArrayList<>();
            for (int rank = 0; rank <= last; rank++) {
                considered.addAll(merged.at(merged.fronts().get(rank)));
            }
            Scaling scaling = normalisation.update(merged.at(merged.fronts().get(0)), considered);
            List<Survivor> before = new ArrayList<>();
            for (int rank = 0; rank < last; rank++) {
                before.addAll(associated(merged, rank, scaling));
            }
            survivors =
                    new Niching(directions.length, before)
                            .fill(associated(merged, last, scaling), size, random);
        }

        /**
         * Two random individuals compete only if they share a direction, so that every direction
         * keeps its parents; a bound that is broken decides in any case.
         */
        @Override
        public Genome[] mate(SplittableRandom random) {
            return variation.children(parent(random), parent(random), random);
        }

        private Genome parent(SplittableRandom random) {
            Survivor left = survivors.get(random.nextInt(survivors.size()));
            Survivor right = survivors.get(random.nextInt(survivors.size()));
            int order =
                    Double.compare(left.individual().violation(), right.individual().violation());
            if (order == 0 && left.niche() == right.niche()) {
                order = Survivor.BETTER_FIRST.compare(left, right);
            }
            if (order == 0) {
                order = random.nextBoolean() ? -1 : 1;
            }
            return (order < 0 ? left : right).individual().genome();
        }

        private List<Survivor> associated(Merged merged, int rank, Scaling scaling) {
            List<Survivor> associated = new ArrayList<>();
            for (Prediction individual : merged.at(merged.fronts().get(rank))) {
                double[] point = scaling.scaled(individual);
                int nearest = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int d = 0; d < directions.length; d++) {
                    double distance = Directions.squaredDistance(point, directions[d]);
                    if (distance < least) {
                        least = distance;
                        nearest = d;
                    }
                }
                associated.add(new Survivor(individual, rank, nearest, least));
            }
            return associated;
        }
    }

    /** Fills a population from its last front, the emptiest directions first (algorithm 4). */
    private static final class Niching {
        private final int[] members;
        private final List<Survivor> survivors;

        Niching(int directions, List<Survivor> before) {
            this.members = new int[directions];
            this.survivors = new ArrayList<>(before);
            before.forEach(survivor -> members[survivor.niche()]++);
        }

        List<Survivor> fill(List<Survivor> last, int size, SplittableRandom random) {
            List<Survivor> open = new ArrayList<>(last);
            while (survivors.size() < size && !open.isEmpty()) {
                Survivor next = next(open, random);
                open.remove(next);
                members[next.niche()]++;
                survivors.add(next);
            }
            return survivors;
        }

        /** From the emptiest direction: the nearest if it has no member, else a random one. */
        private Survivor next(List<Survivor> open, SplittableRandom random) {
            int fewest = open.stream().mapToInt(s -> members[s.niche()]).min().orElseThrow();
            List<Integer> emptiest =
                    open.stream()
                            .map(Survivor::niche)
                            .filter(niche -> members[niche] == fewest)
                            .distinct()
                            .toList();
            int niche = emptiest.get(random.nextInt(emptiest.size()));
            List<Survivor> choice = open.stream().filter(s -> s.niche() == niche).toList();
            return fewest == 0
                    ? choice.stream()
                            .min(Comparator.comparingDouble(Survivor::distance))
                            .orElseThrow()
                    : choice.get(random.nextInt(choice.size()));
        }
    }
}
