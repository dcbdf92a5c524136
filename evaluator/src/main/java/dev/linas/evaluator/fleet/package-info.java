/** Status heart-beats of this instance, and what those of others say. */
package dev.linas.evaluator.fleet;
