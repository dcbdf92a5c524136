package dev.linas.core.pareto;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.OutlierFence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reference points of hypervolumes: the worst of some values, moved out by a tenth of their range.
 * What takes the place of the range where all values are equal depends on what the hypervolume is
 * for.
 */
public final class ReferencePoint {
    /** How far beyond the worst value it lies, as a share of the range. */
    private static final double MARGIN = 0.1;

    private ReferencePoint() {}

    /** How far a reference point lies beyond values that are all equal. */
    public enum WhereEqual {
        /**
         * By a tenth of their magnitude, or by 0.1 if they are 0: for hypervolumes that are told to
         * people, so that a point on the worst value has a volume in proportion to it.
         */
        TENTH_OF_MAGNITUDE {
            @Override
            double whereEqual(double value) {
                return value == 0.0 ? MARGIN : MARGIN * Math.abs(value);
            }
        },
        /** By 1: for comparing candidates, where only differences of hypervolumes count. */
        ONE {
            @Override
            double whereEqual(double value) {
                return 1;
            }
        };

        abstract double whereEqual(double value);

        /** The margin, large enough that adding it changes the value. */
        double margin(double lowest, double highest) {
            double margin =
                    highest > lowest
                            ? MARGIN * Math.min(highest - lowest, Double.MAX_VALUE)
                            : whereEqual(highest);
            return Math.max(margin, Math.max(Math.ulp(lowest), Math.ulp(highest)));
        }
    }

    /**
     * The point beyond the worst of some costs.
     *
     * @param costs cost vectors, at least one, finite; not changed
     * @return one cost per objective, finite
     */
    public static double[] beyond(List<double[]> costs, WhereEqual whereEqual) {
        double[] reference = new double[costs.get(0).length];
        for (int o = 0; o < reference.length; o++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (double[] vector : costs) {
                lowest = Math.min(lowest, vector[o]);
                highest = Math.max(highest, vector[o]);
            }
            double margin = whereEqual.margin(lowest, highest);
            reference[o] = Math.min(Double.MAX_VALUE, highest + margin);
        }
        return reference;
    }

    /**
     * The reference point of a search's hypervolume, where the search does not give one: beyond the
     * worst measured value of each objective, {@link WhereEqual#TENTH_OF_MAGNITUDE} where all are
     * equal. Huge outliers ({@link OutlierFence}) do not count: against a point beyond them nothing
     * else would have a share.
     *
     * @param evaluations evaluations, of round 0 as a rule; every measured value counts, also of
     *     incomplete evaluations
     * @param objectives the objectives, in the order of the evaluations' values
     * @return one value per objective, finite, in its own unit; empty while an objective has no
     *     measured value. Of objectives per pool it is enough that one has; the others get NaN.
     */
    public static Optional<List<Double>> freeze(
            List<Evaluation> evaluations, List<Objective> objectives) {
        List<Double> point = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            point.add(frozen(evaluations, o, objectives.get(o)));
        }
        boolean shared =
                IntStream.range(0, point.size())
                        .allMatch(o -> objectives.get(o).perPool() || !point.get(o).isNaN());
        boolean any = !point.stream().allMatch(value -> value.isNaN());
        return shared && any ? Optional.of(List.copyOf(point)) : Optional.empty();
    }

    /**
     * A frozen point with what it lacks: values of objectives per pool of which nothing was
     * measured then, or that the search did not have.
     *
     * @param point NaN where a value is lacking; may end before the objectives do
     * @param evaluations as for {@link #freeze}
     * @param objectives as for {@link #freeze}
     */
    public static List<Double> completed(
            List<Double> point, List<Evaluation> evaluations, List<Objective> objectives) {
        List<Double> completed = new ArrayList<>(point);
        for (int o = 0; o < objectives.size(); o++) {
            if (o == completed.size()) {
                completed.add(Double.NaN);
            }
            if (completed.get(o).isNaN()) {
                completed.set(o, frozen(evaluations, o, objectives.get(o)));
            }
        }
        return List.copyOf(completed);
    }

    private static double frozen(List<Evaluation> evaluations, int place, Objective objective) {
        double[] measured = Evaluation.measured(evaluations, place);
        if (measured.length == 0) {
            return Double.NaN;
        }
        OutlierFence fence = OutlierFence.of(measured);
        return beyondWorst(fence.lowest(), fence.highest(), objective.goal());
    }

    private static double beyondWorst(double lowest, double highest, Goal goal) {
        double margin = WhereEqual.TENTH_OF_MAGNITUDE.margin(lowest, highest);
        return goal == Goal.MINIMIZE
                ? Math.min(Double.MAX_VALUE, highest + margin)
                : Math.max(-Double.MAX_VALUE, lowest - margin);
    }
}
