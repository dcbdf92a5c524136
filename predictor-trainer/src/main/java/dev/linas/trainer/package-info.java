/** The predictor-trainer: measurements in; predictors, archive and the next round out. */
package dev.linas.trainer;
