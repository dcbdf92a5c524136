package dev.linas.core.predictor;

import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;

/**
 * Predicts one value: what is left to say of constant labels, or of a single row.
 *
 * @param value the prediction, finite
 */
public record ConstantPredictor(double value) implements Predictor {
    /** Name of its form in records. Number: {@code value}, in the unit of the objective. */
    public static final String FORM = "constant";

    public ConstantPredictor {
        ParameterChecks.requireFinite("value", value);
    }

    static ConstantPredictor of(PredictorParameters parameters) {
        return new ConstantPredictor(parameters.number("value"));
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(FORM).number("value", value).build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        return genomes -> {
            double[] result = new double[genomes.size()];
            Arrays.fill(result, value);
            return result;
        };
    }
}
