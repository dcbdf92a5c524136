package dev.linas.proposer.evolution;

import dev.linas.core.linear.EuclideanDistance;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convergence archive of C-TAEA (algorithm 2 of the paper). */
final class ConvergenceArchive {
    private final Subregions subregions;
    private final int size;

    ConvergenceArchive(Subregions subregions) {
        this.subregions = subregions;
        this.size = subregions.count();
    }

    /** The archive after an update; as many individuals as there are subregions, or all. */
    List<Prediction> update(List<Prediction> merged) {
        List<Prediction> feasible = merged.stream().filter(p -> p.violation() == 0).toList();
        if (feasible.size() > size) {
            return thinned(bestFronts(feasible));
        }
        List<Prediction> archive = new ArrayList<>(feasible);
        archive.addAll(leastInfeasible(merged, size - feasible.size()));
        return archive;
    }

    /** Whole fronts until the archive is full. */
    private List<Prediction> bestFronts(List<Prediction> feasible) {
        List<Prediction> best = new ArrayList<>();
        for (int[] front : NonDominatedSorting.fronts(Prediction.ranks(feasible))) {
            if (best.size() >= size) {
                break;
            }
            for (int member : front) {
                best.add(feasible.get(member));
            }
        }
        return best;
    }

    /** Takes the worse of the closest pair out of the most crowded subregion, again and again. */
    private List<Prediction> thinned(List<Prediction> crowded) {
        List<List<Subregions.Member>> regions = subregions.places(crowded);
        for (int left = crowded.size(); left > size; left--) {
            List<Subregions.Member> most = regions.get(0);
            for (List<Subregions.Member> region : regions) {
                most = region.size() > most.size() ? region : most;
            }
            most.remove(worseOfClosest(most));
        }
        return regions.stream().flatMap(List::stream).map(Subregions.Member::individual).toList();
    }

    private static int worseOfClosest(List<Subregions.Member> region) {
        int worse = 0;
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < region.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance =
                        EuclideanDistance.squared(region.get(i).point(), region.get(j).point());
                if (distance < closest) {
                    closest = distance;
                    worse = region.get(i).cost() > region.get(j).cost() ? i : j;
                }
            }
        }
        return worse;
    }

    /** Fronts of violation and Tchebycheff cost; of the last one those of the least violation. */
    private List<Prediction> leastInfeasible(List<Prediction> merged, int count) {
        List<Prediction> infeasible = merged.stream().filter(p -> p.violation() > 0).toList();
        double[][] costs =
                infeasible.stream()
                        .map(p -> new double[] {p.violation(), subregions.place(p).cost()})
                        .toArray(double[][]::new);
        List<Prediction> chosen = new ArrayList<>();
        for (int[] front : NonDominatedSorting.fronts(NonDominatedSorting.ranks(costs))) {
            List<Prediction> members = new ArrayList<>();
            for (int member : front) {
                members.add(infeasible.get(member));
            }
            members.stream()
                    .sorted(Comparator.comparingDouble(Prediction::violation))
                    .limit(count - chosen.size())
                    .forEach(chosen::add);
        }
        return chosen;
    }
}
