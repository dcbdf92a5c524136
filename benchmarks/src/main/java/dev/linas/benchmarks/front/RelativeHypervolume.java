package dev.linas.benchmarks.front;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.search.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how much of a true front some evaluations have found: their hypervolume as a share of
 * its.
 *
 * <p>The reference point lies at the worst value of the true front in each objective, moved out by
 * 10 % of the front's range; where the front has no range, by 10 % of the value's magnitude, or 0.1
 * if that is 0. Immutable.
 */
public final class RelativeHypervolume {
    private final TrueFront front;
    private final double[] reference;
    private final double full;

    public RelativeHypervolume(TrueFront front) {
        this.front = front;
        this.reference =
                ReferencePoint.beyond(front.costs(), ReferencePoint.WhereEqual.TENTH_OF_MAGNITUDE);
        this.full = Hypervolume.of(front.costs(), reference);
    }

    /** The front that it measures by. */
    public TrueFront front() {
        return front;
    }

    /** The reference point as costs, one per objective; a copy. */
    public double[] reference() {
        return reference.clone();
    }

    /**
     * The share after each evaluation, every evaluation counted, failed ones too.
     *
     * @param evaluations in the order measured
     * @param objectives the objectives; evaluations that break a bound find nothing
     * @return one share per evaluation, 0..1 (above 1 only against a front that is merely the best
     *     known), never falling
     */
    public double[] shares(List<Evaluation> evaluations, List<Objective> objectives) {
        double[] shares = new double[evaluations.size()];
        List<double[]> found = new ArrayList<>();
        double share = 0;
        for (int e = 0; e < shares.length; e++) {
            Evaluation evaluation = evaluations.get(e);
            double[] values = evaluation.values();
            if (evaluation.complete() && ObjectiveCosts.violation(values, objectives) == 0) {
                double[] costs = ObjectiveCosts.of(values, objectives);
                if (found.stream().noneMatch(known -> NonDominated.noWorse(known, costs))) {
                    found.removeIf(known -> NonDominated.noWorse(costs, known));
                    found.add(costs);
                    share = Math.max(share, Hypervolume.of(found, reference) / full);
                }
            }
            shares[e] = share;
        }
        return shares;
    }
}
