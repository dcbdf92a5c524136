package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorForms;
import dev.linas.core.predictor.PredictorParameters;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method of fitting a predictor: the seam for further kinds.
 *
 * <p>Stateless, thread-safe and deterministic: the same rows and folds give the same predictor, bit
 * for bit, on every machine. Neither argument is changed.
 */
public interface PredictorFitter {
    /** {@link #mostRows} of fitters whose cost grows with the square of the rows. */
    int MOST_ROWS = 2_000;

    /** Name of the method, as search files and reports write it. */
    String kind();

    /**
     * Whether transformed labels may make a better predictor of this kind; not where it transforms
     * labels itself, or looks at their order only.
     */
    default boolean gainsFromTransformedLabels() {
        return true;
    }

    /** Whether transformed labels are tried although another kind was better on plain ones. */
    default boolean alwaysTriedTransformed() {
        return false;
    }

    /** Whether it learns from {@link TrainingSet#source} too; where not, it ignores them. */
    default boolean learnsFromEarlierRows() {
        return false;
    }

    /**
     * Rows that it is fitted to at most, &ge; 1: of more, the newer ones and a spread of the older
     * ones are taken. Larger only where the cost of a fit grows no faster than the rows do.
     */
    default int mostRows() {
        return MOST_ROWS;
    }

    /**
     * The forms of its own in which its predictors travel in records, by name: each makes a
     * predictor of its parameters. None where its predictors have one of {@link PredictorForms}.
     */
    default Map<String, Function<PredictorParameters, Predictor>> forms() {
        return Map.of();
    }

    /**
     * Fits a predictor and predicts every row out of fold.
     *
     * @param data the rows
     * @param folds a split of exactly these rows
     * @return empty if the rows do not determine a predictor of this kind, e.g. constant labels
     */
    Optional<Fit> fit(TrainingSet data, Folds folds);
}
