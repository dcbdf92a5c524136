package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import java.util.List;

/**
 * The hypervolume of a search: that of the members of its front which keep every bound, against its
 * reference point. Whoever tells a hypervolume asks here. Pure and deterministic.
 */
public final class FrontVolume {
    private FrontVolume() {}

    /**
     * The hypervolume of a front.
     *
     * @param front complete evaluations
     * @param objectives the objectives, in the order of the evaluations' values
     * @param referencePoint finite, in the objectives' own units
     * @return in the product of the objectives' units; 0 where no member keeps the bounds and is
     *     better than the reference point in every objective
     */
    public static Volume of(
            List<Evaluation> front, List<Objective> objectives, List<Double> referencePoint) {
        double[] point = referencePoint.stream().mapToDouble(Double::doubleValue).toArray();
        List<double[]> feasible =
                front.stream()
                        .map(Evaluation::values)
                        .filter(values -> ObjectiveCosts.violation(values, objectives) == 0)
                        .map(values -> ObjectiveCosts.of(values, objectives))
                        .toList();
        return Hypervolume.measure(feasible, ObjectiveCosts.of(point, objectives));
    }
}
