package dev.linas.proposer.evolution;

import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * Parents and children together, sorted into fronts under constrained dominance.
 *
 * @param individuals all of them, parents first
 * @param fronts places of the members of each front, best front first
 */
record Merged(List<Prediction> individuals, List<int[]> fronts) {
    static Merged of(List<Prediction> parents, List<Prediction> children) {
        List<Prediction> individuals = new ArrayList<>(parents);
        individuals.addAll(children);
        return new Merged(individuals, NonDominatedSorting.fronts(Prediction.ranks(individuals)));
    }

    /** The members of a front; 0 is the best. */
    List<Prediction> front(int rank) {
        List<Prediction> members = new ArrayList<>();
        for (int place : fronts.get(rank)) {
            members.add(individuals.get(place));
        }
        return members;
    }

    /** The number of the front that no longer fits into {@code size} survivors, or of the last. */
    int lastFront(int size) {
        int taken = 0;
        for (int rank = 0; rank < fronts.size(); rank++) {
            taken += fronts.get(rank).length;
            if (taken >= size) {
                return rank;
            }
        }
        return fronts.size() - 1;
    }
}
