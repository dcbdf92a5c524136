/** Searches that might have been, by another policy, on what a log tells of the whole space. */
package dev.linas.log.counterfactual;
