/** Pareto dominance, non-dominated sorting, hypervolume and the archive. */
package dev.linas.core.pareto;
