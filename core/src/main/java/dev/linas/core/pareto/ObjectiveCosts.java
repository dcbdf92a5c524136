package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import java.util.List;

/**
 * From values in the objectives' own units to what dominance compares: costs, all minimised, and
 * one total violation of the bounds. Pure functions.
 */
public final class ObjectiveCosts {
    private ObjectiveCosts() {}

    /**
     * The cost vector of some values.
     *
     * @param values one per objective, in their order and units
     * @return one cost per objective, smaller is better; NaN where the value is NaN
     */
    public static double[] of(double[] values, List<Objective> objectives) {
        requireSameLength(values, objectives);
        double[] costs = new double[values.length];
        for (int o = 0; o < costs.length; o++) {
            costs[o] = objectives.get(o).toCost(values[o]);
        }
        return costs;
    }

    /**
     * By how much some values break the bounds in total. Each violation is taken relative to the
     * magnitude of its bound (as it is for a bound of 0), so that bounds in unlike units add up.
     *
     * @param values one per objective, in their order and units
     * @return 0 when every bound holds, else &gt; 0 and finite; no unit
     */
    public static double violation(double[] values, List<Objective> objectives) {
        requireSameLength(values, objectives);
        double total = 0.0;
        for (int o = 0; o < values.length; o++) {
            Objective objective = objectives.get(o);
            double magnitude = Math.abs(objective.bound().orElse(0.0));
            total += objective.violation(values[o]) / (magnitude == 0.0 ? 1.0 : magnitude);
        }
        return Math.min(Double.MAX_VALUE, total);
    }

    private static void requireSameLength(double[] values, List<Objective> objectives) {
        if (values.length != objectives.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + objectives.size() + " objectives");
        }
    }
}
