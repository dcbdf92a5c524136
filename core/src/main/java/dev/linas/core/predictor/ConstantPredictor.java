package dev.linas.core.predictor;

import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;

/**
 * Predicts one value: what is left to say of constant labels, or of a single row.
 *
 * @param value the prediction, finite
 */
public record ConstantPredictor(double value) implements Predictor {
    public ConstantPredictor {
        Parameters.requireFinite("value", value);
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
