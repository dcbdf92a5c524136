package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import java.util.Map;

/**
 * The result of a {@link PredictorFitter}: the predictor fitted to all rows, and the prediction of
 * the same method for every row when that row's fold was held out. Immutable.
 */
public final class Fit {
    private final Predictor predictor;
    private final Map<String, Double> hyperparameters;
    private final double[] outOfFold;

    /**
     * @param predictor fitted to all rows
     * @param hyperparameters what was chosen, by name
     * @param outOfFold one prediction per row, in the order of the training set and the unit of the
     *     objective; NaN where none could be made; copied
     */
    public Fit(Predictor predictor, Map<String, Double> hyperparameters, double[] outOfFold) {
        this.predictor = predictor;
        this.hyperparameters = Map.copyOf(hyperparameters);
        this.outOfFold = outOfFold.clone();
    }

    /** The predictor, fitted to all rows. */
    public Predictor predictor() {
        return predictor;
    }

    /** Chosen hyper-parameters by name. */
    public Map<String, Double> hyperparameters() {
        return hyperparameters;
    }

    /** Out-of-fold prediction per row; NaN where none could be made; a copy. */
    public double[] outOfFold() {
        return outOfFold.clone();
    }
}
