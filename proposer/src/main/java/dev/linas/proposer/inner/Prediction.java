package dev.linas.proposer.inner;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sub-network with its predicted objective values. Immutable. */
public final class Prediction {
    /**
     * For one objective: of two individuals the one that breaks its bound less is better, then the
     * one of less cost (Deb: An efficient constraint handling method for genetic algorithms, 2000).
     */
    public static final Comparator<Prediction> BETTER_FIRST =
            Comparator.comparingDouble(Prediction::violation)
                    .thenComparingDouble(individual -> individual.cost(0));

    private final Genome genome;
    private final double[] values;
    private final double[] costs;
    private final double violation;

    private Prediction(Genome genome, double[] values, double[] costs, double violation) {
        this.genome = genome;
        this.values = values;
        this.costs = costs;
        this.violation = violation;
    }

    /**
     * A sub-network with given values, predicted or measured.
     *
     * @param genome canonical genome
     * @param values one per objective, in their order and unit; where one is not a finite number,
     *     the cost is {@link Double#MAX_VALUE}, and so is the violation. Copied.
     */
    public static Prediction of(Genome genome, double[] values, List<Objective> objectives) {
        double[] finite = new double[values.length];
        boolean broken = false;
        for (int o = 0; o < values.length; o++) {
            boolean number = Double.isFinite(values[o]);
            broken |= !number;
            finite[o] = number ? values[o] : objectives.get(o).toCost(Double.MAX_VALUE);
        }
        return new Prediction(
                genome,
                values.clone(),
                ObjectiveCosts.of(finite, objectives),
                broken ? Double.MAX_VALUE : ObjectiveCosts.violation(finite, objectives));
    }

    /**
     * The same, which breaks its bounds by more.
     *
     * @param further &ge; 0
     */
    Prediction withViolation(double further) {
        return further == 0 ? this : new Prediction(genome, values, costs, violation + further);
    }

    /** The canonical genome. */
    public Genome genome() {
        return genome;
    }

    /** Predicted value of every objective, in the order and unit of the objectives. */
    public List<Double> values() {
        List<Double> result = new ArrayList<>(values.length);
        for (double value : values) {
            result.add(value);
        }
        return List.copyOf(result);
    }

    /** Number of objectives. */
    public int objectives() {
        return costs.length;
    }

    /**
     * Predicted cost of one objective: less is better. {@link Double#MAX_VALUE} where the
     * prediction is not a finite number.
     */
    public double cost(int objective) {
        return costs[objective];
    }

    /**
     * By how much the prediction breaks the bounds of the objectives; 0 when it keeps them, {@link
     * Double#MAX_VALUE} where it is no number.
     */
    public double violation() {
        return violation;
    }

    /**
     * The fronts of some predictions under constrained dominance: {@link
     * NonDominatedSorting#ranks(double[][], double[])}.
     *
     * @return rank per prediction; 0 is best
     */
    public static int[] ranks(List<Prediction> predictions) {
        return NonDominatedSorting.ranks(
                costs(predictions),
                predictions.stream().mapToDouble(Prediction::violation).toArray());
    }

    /** The cost vectors of some predictions, shared with them: for reading only. */
    public static double[][] costs(List<Prediction> predictions) {
        return predictions.stream().map(p -> p.costs).toArray(double[][]::new);
    }

    @Override
    public String toString() {
        return genome + " " + values();
    }
}
