/**
 * Fitting one objective's predictor to everything measured so far, and telling how good it is.
 *
 * <p>A further kind of predictor is one class behind {@link
 * dev.linas.trainer.predictor.PredictorFitter} and one line in {@link
 * dev.linas.trainer.predictor.PredictorSelection}. All of it is pure: no clock, no ambient
 * randomness, a fixed order of every sum, so the same rows give the same predictor, bit for bit, on
 * every machine.
 */
package dev.linas.trainer.predictor;
