package dev.linas.trainer.predictor;

import java.util.Optional;

/**
 * A method of fitting a predictor: the seam for further kinds.
 *
 * <p>Stateless, thread-safe and deterministic: the same rows and folds give the same predictor, bit
 * for bit, on every machine. Neither argument is changed.
 */
public interface PredictorFitter {
    /** Name of the method, as search files and reports write it. */
    String kind();

    /**
     * Fits a predictor and predicts every row out of fold.
     *
     * @param data the rows
     * @param folds a split of exactly these rows
     * @return empty if the rows do not determine a predictor of this kind, e.g. constant labels
     */
    Optional<Fit> fit(TrainingSet data, Folds folds);
}
