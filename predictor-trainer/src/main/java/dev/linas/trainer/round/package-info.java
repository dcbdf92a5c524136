/**
 * Closes a round: refits predictors, updates the archive, decides whether the search ends. Pure.
 */
package dev.linas.trainer.round;
