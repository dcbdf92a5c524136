package dev.linas.predictors;

import dev.linas.core.predictor.FittedPredictor;
import java.util.Objects;

/** The predictor chosen for an objective, and what it says of rows it has not seen. Immutable. */
public final class Selected {
    private final FittedPredictor fitted;
    private final double[] outOfFold;

    Selected(FittedPredictor fitted, double[] outOfFold) {
        this.fitted = Objects.requireNonNull(fitted);
        this.outOfFold = outOfFold.clone();
    }

    /** The predictor with its quality. */
    public FittedPredictor fitted() {
        return fitted;
    }

    /** Out-of-fold prediction per row of the training set; NaN where none could be made; a copy. */
    public double[] outOfFold() {
        return outOfFold.clone();
    }
}
