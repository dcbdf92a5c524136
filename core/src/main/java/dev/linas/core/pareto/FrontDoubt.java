package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.NormalDistribution;
import java.util.List;

/**
 * How far it is in doubt which rows belong to a front, measured values being normal about the truth
 * with their standard errors. Pure and deterministic.
 */
public final class FrontDoubt {
    private FrontDoubt() {}

    /**
     * For each row the probability that it keeps the bounds and that no other row that keeps them
     * dominates it; rows count as independent.
     *
     * @param rows complete, each sub-network once
     * @param objectives in the order of the rows' values, none per pool
     * @return one probability per row, 0..1; 0 or 1 to rounding where nothing has a standard error
     */
    public static double[] membership(List<Evaluation> rows, List<Objective> objectives) {
        double[] feasible = new double[rows.size()];
        for (int i = 0; i < feasible.length; i++) {
            feasible[i] = keepsBounds(rows.get(i), objectives);
        }
        double[] membership = feasible.clone();
        for (int i = 0; i < feasible.length; i++) {
            for (int j = 0; j < feasible.length && membership[i] > 0; j++) {
                if (i != j && feasible[j] > 0) {
                    double worse = feasible[j] * dominates(rows.get(j), rows.get(i), objectives);
                    membership[i] *= 1 - worse;
                }
            }
        }
        return membership;
    }

    private static double keepsBounds(Evaluation row, List<Objective> objectives) {
        double probability = 1;
        for (int o = 0; o < objectives.size(); o++) {
            Objective objective = objectives.get(o);
            if (objective.bound().isPresent()) {
                double room =
                        objective.toCost(objective.bound().getAsDouble())
                                - objective.toCost(row.value(o));
                probability *= atLeast(room, row.standardError(o));
            }
        }
        return probability;
    }

    /** The probability that one row is as good as another in every objective, and not its equal. */
    private static double dominates(Evaluation one, Evaluation other, List<Objective> objectives) {
        double probability = 1;
        boolean equal = true;
        for (int o = 0; o < objectives.size() && probability > 0; o++) {
            Objective objective = objectives.get(o);
            double better = objective.toCost(other.value(o)) - objective.toCost(one.value(o));
            double error = StrictMath.hypot(one.standardError(o), other.standardError(o));
            probability *= atLeast(better, error);
            equal &= better == 0 && error == 0;
        }
        return equal ? 0 : probability;
    }

    /** The probability that a difference of that standard error is in truth not below 0. */
    private static double atLeast(double difference, double error) {
        if (error == 0) {
            return difference >= 0 ? 1 : 0;
        }
        return NormalDistribution.cumulative(difference / error);
    }
}
