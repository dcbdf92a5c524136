package dev.linas.proposer.evolution;

import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * Parents and children together, sorted into fronts under constrained dominance.
 *
 * @param individuals all of them
 * @param ranks front of each; 0 is best
 * @param fronts members of each front, best front first
 */
@SuppressWarnings("ArrayRecordComponent") // confined to one selection
record Merged(List<Prediction> individuals, int[] ranks, List<int[]> fronts) {
    static Merged of(List<Prediction> parents, List<Prediction> children) {
        List<Prediction> individuals = new ArrayList<>(parents);
        individuals.addAll(children);
        int[] ranks = Prediction.ranks(individuals);
        return new Merged(individuals, ranks, NonDominatedSorting.fronts(ranks));
    }

    /** The individuals of some places. */
    List<Prediction> at(int[] places) {
        List<Prediction> chosen = new ArrayList<>(places.length);
        for (int place : places) {
            chosen.add(individuals.get(place));
        }
        return chosen;
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
