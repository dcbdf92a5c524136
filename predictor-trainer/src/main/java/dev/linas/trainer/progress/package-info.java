/**
 * How far a search is: its candidates and their results, its open round, and what its user ordered.
 * Immutable values and pure transitions; contradictions are {@link
 * dev.linas.trainer.progress.ContradictionException}.
 */
package dev.linas.trainer.progress;
