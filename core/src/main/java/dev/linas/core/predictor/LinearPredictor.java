package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;

/**
 * Linear in the one-hot encoding: intercept + the sum of the weights of the chosen options of the
 * active variables. What a ridge regression and a linear support vector regression fit.
 *
 * <p>Scoring a genome costs one addition per set bit of its packed row.
 */
public final class LinearPredictor extends ParametricPredictor {
    /** Name of its form in records. Number: {@code intercept}; series: {@code weights}. */
    public static final String FORM = "linear";

    private final double intercept;
    private final double[] weights;

    /**
     * @param intercept in the unit of the objective
     * @param weights one per column of the {@link OneHotEncoding}; copied
     * @throws IllegalArgumentException if a number is not finite
     */
    public LinearPredictor(double intercept, double[] weights) {
        ParameterChecks.requireFinite("intercept", intercept);
        ParameterChecks.requireFinite("weight", weights);
        this.intercept = intercept;
        this.weights = weights.clone();
    }

    public double intercept() {
        return intercept;
    }

    /** One weight per column of the one-hot encoding; a copy. */
    public double[] weights() {
        return weights.clone();
    }

    static LinearPredictor of(PredictorParameters parameters) {
        return new LinearPredictor(parameters.number("intercept"), parameters.series("weights"));
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(FORM)
                .number("intercept", intercept)
                .series("weights", weights)
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        if (weights.length != encoding.columns()) {
            throw new IllegalArgumentException(
                    "predictor has %d weights, but the space has %d one-hot columns"
                            .formatted(weights.length, encoding.columns()));
        }
        return genomes -> {
            double[] result = new double[genomes.size()];
            int next = 0;
            for (Genome genome : genomes) {
                result[next++] = score(encoding.pack(genome));
            }
            return result;
        };
    }

    private double score(long[] row) {
        double sum = intercept;
        for (int w = 0; w < row.length; w++) {
            for (long bits = row[w]; bits != 0; bits &= bits - 1) {
                sum += weights[(w << 6) + Long.numberOfTrailingZeros(bits)];
            }
        }
        return sum;
    }
}
