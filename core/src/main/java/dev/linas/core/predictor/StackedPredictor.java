package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;

/**
 * A linear combination of predictors: {@code intercept + sum_i w_i * member_i} (Wolpert, "Stacked
 * generalization", 1992). Its members' disagreement tells how unsure it is. Immutable.
 */
public final class StackedPredictor extends ParametricPredictor {
    /**
     * Name of its form in records. Number: {@code intercept}; series: {@code weights}, one per
     * member; members: the stacked predictors.
     */
    public static final String FORM = "stacked";

    private final double intercept;
    private final double[] weights;
    private final List<Predictor> members;

    /**
     * @param intercept in the unit of the objective
     * @param weights one per member; copied
     * @param members at least one, predicting in the unit of the objective
     * @throws IllegalArgumentException if a number is not finite or the lengths differ
     */
    public StackedPredictor(double intercept, double[] weights, List<Predictor> members) {
        if (members.isEmpty() || weights.length != members.size()) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + members.size() + " members");
        }
        ParameterChecks.requireFinite("intercept", intercept);
        ParameterChecks.requireFinite("weight", weights);
        this.intercept = intercept;
        this.weights = weights.clone();
        this.members = List.copyOf(members);
    }

    public double intercept() {
        return intercept;
    }

    /** One weight per member; a copy. */
    public double[] weights() {
        return weights.clone();
    }

    public List<Predictor> members() {
        return members;
    }

    static StackedPredictor of(PredictorParameters parameters) {
        return new StackedPredictor(
                parameters.number("intercept"), parameters.series("weights"), parameters.members());
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(FORM)
                .number("intercept", intercept)
                .series("weights", weights)
                .members(members)
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        List<Scorer> scorers = members.stream().map(member -> member.scorer(encoding)).toList();
        return genomes -> combined(scores(scorers, genomes), genomes.size());
    }

    /** By member, then by genome. */
    private static double[][] scores(List<Scorer> scorers, List<Genome> genomes) {
        return scorers.stream().map(scorer -> scorer.score(genomes)).toArray(double[][]::new);
    }

    private double[] combined(double[][] scores, int genomes) {
        double[] result = new double[genomes];
        Arrays.fill(result, intercept);
        for (int m = 0; m < weights.length; m++) {
            for (int i = 0; i < genomes; i++) {
                result[i] += weights[m] * scores[m][i];
            }
        }
        return result;
    }

    /** Means are its predictions; the deviation is that of the members from their own mean. */
    @Override
    public Posterior posterior(OneHotEncoding encoding) {
        List<Scorer> scorers = members.stream().map(member -> member.scorer(encoding)).toList();
        return genomes -> {
            double[][] values = scores(scorers, genomes);
            double[] deviations = new double[genomes.size()];
            for (int i = 0; i < deviations.length; i++) {
                deviations[i] = deviation(values, i);
            }
            return new Posterior.Marginals(
                    combined(values, deviations.length), deviations, LabelTransform.IDENTITY);
        };
    }

    private static double deviation(double[][] values, int genome) {
        double mean = 0;
        for (double[] member : values) {
            mean += member[genome] / values.length;
        }
        double squares = 0;
        for (double[] member : values) {
            squares += (member[genome] - mean) * (member[genome] - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
