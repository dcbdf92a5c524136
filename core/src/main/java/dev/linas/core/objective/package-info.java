/** Objectives: what is better. */
package dev.linas.core.objective;
