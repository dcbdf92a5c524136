package dev.linas.proposer.batch;

import dev.linas.core.pareto.Dominance;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ReferencePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The measured front together with what a batch has chosen, and the hypervolume that further
 * candidates would add.
 */
final class BatchFront {
    private final double[] reference;
    private final List<double[]> front = new ArrayList<>();

    /**
     * @param measured costs of what was measured
     * @param candidates costs of what may be chosen; they count for the reference point
     */
    BatchFront(List<double[]> measured, List<double[]> candidates) {
        this.reference = reference(measured, candidates);
        front.addAll(nonDominated(measured));
    }

    /** The hypervolume that one more vector of costs would add. */
    double gain(double[] costs) {
        double box = 1;
        for (int o = 0; o < costs.length; o++) {
            box *= Math.max(0, reference[o] - costs[o]);
        }
        if (box == 0) {
            return 0;
        }
        List<double[]> covered = new ArrayList<>(front.size());
        for (double[] member : front) {
            if (covers(member, costs)) {
                return 0;
            }
            double[] limited = costs.clone();
            for (int o = 0; o < limited.length; o++) {
                limited[o] = Math.max(limited[o], member[o]);
            }
            covered.add(limited);
        }
        return Math.max(0, box - Hypervolume.of(covered, reference));
    }

    /** Whether the front weakly dominates a vector of costs, which then gains nothing. */
    boolean covers(double[] costs) {
        return front.stream().anyMatch(member -> covers(member, costs));
    }

    /** The region that the front does not dominate yet, up to the reference point. */
    NonDominatedRegion nonDominatedRegion() {
        return new NonDominatedRegion(front, reference);
    }

    /** The costs of the front; for reading only. */
    List<double[]> members() {
        return Collections.unmodifiableList(front);
    }

    void add(double[] costs) {
        if (front.stream().noneMatch(member -> Dominance.dominates(member, costs))) {
            front.removeIf(member -> Dominance.dominates(costs, member));
            front.add(costs);
        }
    }

    /** A point beyond the worst of what none of the measured costs and the candidates dominates. */
    static double[] reference(List<double[]> measured, List<double[]> candidates) {
        List<double[]> all = new ArrayList<>(measured);
        all.addAll(candidates);
        return ReferencePoint.beyond(nonDominated(all), ReferencePoint.WhereEqual.ONE);
    }

    private static boolean covers(double[] member, double[] costs) {
        return Dominance.dominates(member, costs) || Arrays.equals(member, costs);
    }

    /** The non-dominated vectors, in their order. */
    private static List<double[]> nonDominated(List<double[]> costs) {
        int[] ranks = NonDominatedSorting.ranks(costs.toArray(double[][]::new));
        List<double[]> best = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] == 0) {
                best.add(costs.get(i));
            }
        }
        return best;
    }
}
