package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The environmental selection of NSGA-III (Deb and Jain, 2014): whole fronts while they fit, then
 * the last one by its reference directions, the emptiest first. A survivor's niche is its
 * direction, and its score the negative squared distance from that. Remembers the extreme points of
 * a run.
 */
final class NichingSurvival implements Survival {
    private final int size;
    private final double[][] directions;
    private final NicheNormalisation normalisation;

    /**
     * @param size survivors of a generation
     * @param directions reference directions, no more than {@code size}
     */
    NichingSurvival(int size, double[][] directions, int objectives) {
        this.size = size;
        this.directions = directions;
        this.normalisation = new NicheNormalisation(objectives);
    }

    @Override
    public List<Survivor> survivors(
            List<Prediction> parents, List<Prediction> scored, SplittableRandom random) {
        Merged merged = Merged.of(parents, scored);
        int last = merged.lastFront(size);
        List<Prediction> considered = new ArrayList<>();
        for (int rank = 0; rank <= last; rank++) {
            considered.addAll(merged.front(rank));
        }
        Scaling scaling = normalisation.update(merged.front(0), considered);
        List<Survivor> before = new ArrayList<>();
        for (int rank = 0; rank < last; rank++) {
            before.addAll(associated(merged, rank, scaling));
        }
        return new Niching(directions.length, before)
                .fill(associated(merged, last, scaling), size, random);
    }

    private List<Survivor> associated(Merged merged, int rank, Scaling scaling) {
        List<Survivor> associated = new ArrayList<>();
        for (Prediction individual : merged.front(rank)) {
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
            associated.add(new Survivor(individual, rank, nearest, -least));
        }
        return associated;
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
                    ? choice.stream().max(Comparator.comparingDouble(Survivor::score)).orElseThrow()
                    : choice.get(random.nextInt(choice.size()));
        }
    }
}
