/**
 * How far a search is: its candidates and their results, its open round, and the commands of its
 * user. Immutable values and pure transitions; contradictions are {@link
 * dev.linas.trainer.progress.ContradictionException}.
 */
package dev.linas.trainer.progress;
