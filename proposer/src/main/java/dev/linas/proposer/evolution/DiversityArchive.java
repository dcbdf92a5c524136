package dev.linas.proposer.evolution;

import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;

/** The diversity archive of C-TAEA (algorithm 3 of the paper); bounds do not matter to it. */
final class DiversityArchive {
    private final Subregions subregions;

    DiversityArchive(Subregions subregions) {
        this.subregions = subregions;
    }

    /**
     * The archive after an update: in every turn, each subregion in which the convergence archive
     * has fewer individuals than turns have passed gives its best one.
     */
    List<Prediction> update(List<Prediction> explored, List<Prediction> convergence) {
        List<List<Subregions.Member>> open = subregions.places(explored);
        List<List<Subregions.Member>> covered = subregions.places(convergence);
        int size = Math.min(subregions.count(), explored.size());
        List<Prediction> archive = new ArrayList<>();
        for (int turn = 1; archive.size() < size; turn++) {
            for (int region = 0; region < open.size() && archive.size() < size; region++) {
                List<Subregions.Member> places = open.get(region);
                if (covered.get(region).size() < turn && !places.isEmpty()) {
                    archive.add(places.remove(best(places)).individual());
                }
            }
        }
        return archive;
    }

    /** The non-dominated member with the least Tchebycheff cost. */
    private static int best(List<Subregions.Member> places) {
        int[] ranks =
                NonDominatedSorting.ranks(
                        Prediction.costs(
                                places.stream().map(Subregions.Member::individual).toList()));
        int best = -1;
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] == 0 && (best < 0 || places.get(i).cost() < places.get(best).cost())) {
                best = i;
            }
        }
        return best;
    }
}
