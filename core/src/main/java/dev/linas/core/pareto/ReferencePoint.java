package dev.linas.core.pareto;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.OutlierFence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference point of a search's hypervolume, where the search does not give one. */
public final class ReferencePoint {
    /** How far beyond the worst value it lies, as a share of the measured range. */
    private static final double MARGIN = 0.1;

    private ReferencePoint() {}

    /**
     * The worst measured value of each objective, moved out by 10 % of the measured range. Where all
     * measured values are equal, 10 % of their magnitude take the place of the range's, or 0.1 if they
     * are 0, so that a point on the worst value still has a volume. Huge outliers ({@link
     * OutlierFence}) do not count: against a point beyond them nothing else would have a share.
     *
     * @param evaluations evaluations, of round 0 as a rule; every measured value counts, also of
     *     incomplete evaluations
     * @param objectives the objectives, in the order of the evaluations' values
     * @return one value per objective, finite, in its own unit; empty while an objective has no measured value
     */
    public static Optional<List<Double>> freeze(
            List<Evaluation> evaluations, List<Objective> objectives) {
        List<Double> point = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            int objective = o;
            double[] measured =
                    evaluations.stream()
                            .mapToDouble(evaluation -> evaluation.value(objective))
                            .filter(value -> !Double.isNaN(value))
                            .toArray();
            if (measured.length == 0) {
                return Optional.empty();
            }
            OutlierFence fence = OutlierFence.of(measured);
            point.add(beyondWorst(fence.lowest(), fence.highest(), objectives.get(o).goal()));
        }
        return Optional.of(List.copyOf(point));
    }

    private static double beyondWorst(double lowest, double highest, Goal goal) {
        double worst = goal == Goal.MINIMIZE ? highest : lowest;
        double range = highest - lowest;
        if (range == 0.0) {
            range = worst == 0.0 ? 1.0 : Math.abs(worst);
        }
        double beyond = MARGIN * Math.min(range, Double.MAX_VALUE);
        beyond = Math.max(beyond, Math.ulp(worst));
        return goal == Goal.MINIMIZE
                ? Math.min(Double.MAX_VALUE, worst + beyond)
                : Math.max(-Double.MAX_VALUE, worst - beyond);
    }
}
