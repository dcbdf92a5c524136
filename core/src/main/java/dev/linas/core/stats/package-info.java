/** Statistics that judge predictors. */
package dev.linas.core.stats;
