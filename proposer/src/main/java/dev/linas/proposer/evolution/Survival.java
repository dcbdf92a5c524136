package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses the individuals that survive a generation (environmental selection). May remember earlier
 * generations; one instance belongs to one run.
 */
@FunctionalInterface
interface Survival {
    /**
     * Selects the survivors.
     *
     * @param parents survivors of the generation before, in its order; none before the first
     * @param scored the new individuals, each genome once in a run; not changed
     * @param random the only source of chance
     */
    List<Survivor> survivors(
            List<Prediction> parents, List<Prediction> scored, SplittableRandom random);

    /**
     * (mu+lambda) survival for one objective: of parents and children the best, each with its place
     * as rank. Of two individuals the one that breaks its bound less is better, then the one of
     * less cost (Deb: An efficient constraint handling method for genetic algorithms, 2000); of
     * equal ones the earlier.
     */
    static Survival ofBest(long size) {
        return (parents, scored, random) -> {
            List<Prediction> merged = new ArrayList<>(parents);
            merged.addAll(scored);
            List<Survivor> best = new ArrayList<>();
            merged.stream()
                    .sorted(Prediction.BETTER_FIRST)
                    .limit(size)
                    .forEach(one -> best.add(new Survivor(one, best.size(), 0, 0)));
            return best;
        };
    }
}
