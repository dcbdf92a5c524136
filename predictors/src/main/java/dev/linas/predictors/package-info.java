/**
 * Fitting one objective's predictor to everything measured so far, and telling how good it is.
 *
 * <p>A further kind of predictor is one class behind {@link dev.linas.predictors.PredictorFitter}
 * and one line in {@link dev.linas.predictors.PredictorFitters}. All of it is pure: no clock, no
 * ambient randomness, a fixed order of every sum, so the same rows give the same predictor, bit for
 * bit, on every machine.
 */
package dev.linas.predictors;
