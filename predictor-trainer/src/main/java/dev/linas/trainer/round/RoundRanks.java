package dev.linas.trainer.round;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Pareto ranks of the rows of a search among each other, on each of its fronts. Pure. */
final class RoundRanks {
    private final List<Evaluation> rows;
    private final List<Objective> objectives;
    private final List<DeviceFront> fronts;

    /**
     * @param objectives in the order of the rows' values
     */
    RoundRanks(List<Evaluation> rows, List<Objective> objectives) {
        this.rows = rows;
        this.objectives = objectives;
        this.fronts = DeviceFront.of(objectives);
    }

    /**
     * The ranks that the predictors of each objective learn from: those on the front that has it,
     * the best one where several have. Rows that are not complete for a front get the rank after
     * its last.
     *
     * @return one rank per row for each objective
     */
    List<int[]> byObjective() {
        List<int[]> byFront = fronts.stream().map(this::measured).toList();
        List<int[]> ranks = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            int[] best = null;
            for (int f = 0; f < fronts.size(); f++) {
                if (fronts.get(f).places().contains(o)) {
                    best = best == null ? byFront.get(f) : least(best, byFront.get(f));
                }
            }
            ranks.add(best);
        }
        return ranks;
    }

    private static int[] least(int[] some, int[] others) {
        return IntStream.range(0, some.length).map(r -> Math.min(some[r], others[r])).toArray();
    }

    private int[] measured(DeviceFront front) {
        List<Evaluation> own = rows.stream().map(front::part).toList();
        int[] complete =
                IntStream.range(0, own.size()).filter(r -> own.get(r).complete()).toArray();
        int[] ranks =
                ranks(
                        Arrays.stream(complete)
                                .mapToObj(r -> own.get(r).values())
                                .toArray(double[][]::new),
                        front.objectives());
        int[] result = new int[own.size()];
        Arrays.fill(result, Arrays.stream(ranks).max().orElse(-1) + 1);
        for (int i = 0; i < complete.length; i++) {
            result[complete[i]] = ranks[i];
        }
        return result;
    }

    /**
     * Kendall's tau-b between the ranks of the measured values and those of predicted ones; the
     * mean over the fronts for which it is defined, else NaN.
     *
     * @param predicted for each objective a value per row; NaN where there is none
     */
    double tau(double[][] predicted) {
        double sum = 0;
        int defined = 0;
        for (DeviceFront front : fronts) {
            double tau = tau(front, predicted);
            if (!Double.isNaN(tau)) {
                sum += tau;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private double tau(DeviceFront front, double[][] predicted) {
        List<double[]> measured = new ArrayList<>();
        List<double[]> foreseen = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            int row = r;
            double[] values = front.places().stream().mapToDouble(o -> predicted[o][row]).toArray();
            Evaluation own = front.part(rows.get(r));
            if (own.complete() && Arrays.stream(values).allMatch(Double::isFinite)) {
                measured.add(own.values());
                foreseen.add(values);
            }
        }
        return RankCorrelation.kendallTauB(
                doubles(ranks(measured.toArray(double[][]::new), front.objectives())),
                doubles(ranks(foreseen.toArray(double[][]::new), front.objectives())));
    }

    private static int[] ranks(double[][] values, List<Objective> objectives) {
        double[][] costs = new double[values.length][];
        double[] violations = new double[values.length];
        for (int r = 0; r < values.length; r++) {
            costs[r] = ObjectiveCosts.of(values[r], objectives);
            violations[r] = ObjectiveCosts.violation(values[r], objectives);
        }
        return NonDominatedSorting.ranks(costs, violations);
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
