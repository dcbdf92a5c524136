package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.List;

/**
 * A fitted predictor of one objective: what an inner search calls tens of thousands of times.
 *
 * <p>A predictor is its parameters: it holds everything that scoring needs beside the space, so it
 * travels in a record and scores the same on every machine, bit for bit. Immutable; {@link #scorer}
 * gives the code that scores. Equal parameters make equal predictors.
 */
public interface Predictor {
    /**
     * Everything that scoring needs beside the space; its form is one of {@link PredictorForms}.
     */
    PredictorParameters parameters();

    /** Whether it transforms labels itself and thus cannot be part of a transformed predictor. */
    default boolean transformsLabels() {
        return false;
    }

    /** Prepares scoring on a space; do so once per inner search, not per genome. */
    Scorer scorer(OneHotEncoding encoding);

    /** The predictions with their uncertainty; deviations of 0 where it tells none. */
    default Posterior posterior(OneHotEncoding encoding) {
        return Posterior.certain(scorer(encoding));
    }

    /** Scores genomes. Thread-safe and free of side effects. */
    @FunctionalInterface
    interface Scorer {
        /**
         * Predicts a whole batch.
         *
         * @param genomes canonical genomes of the space
         * @return one prediction per genome, in the unit of the objective
         */
        double[] score(List<Genome> genomes);
    }
}
