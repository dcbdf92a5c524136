/** Fitted predictors: their parameters, and scoring whole batches of genomes with them. */
package dev.linas.core.predictor;
