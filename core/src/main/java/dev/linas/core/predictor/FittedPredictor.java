package dev.linas.core.predictor;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A predictor together with how it came about and how good it is.
 *
 * @param kind method that fitted it, as search files and reports name it
 * @param predictor the predictor
 * @param hyperparameters what cross-validation chose, by name; sorted by name
 * @param trainingRows rows it was fitted to, &ge; 0
 * @param quality its out-of-fold quality
 */
public record FittedPredictor(
        String kind,
        Predictor predictor,
        Map<String, Double> hyperparameters,
        int trainingRows,
        PredictorQuality quality) {
    public FittedPredictor {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(predictor);
        Objects.requireNonNull(quality);
        if (trainingRows < 0) {
            throw new IllegalArgumentException(
                    "training rows are " + trainingRows + "; expected 0 or more");
        }
        hyperparameters = Collections.unmodifiableMap(new TreeMap<>(hyperparameters));
    }
}
