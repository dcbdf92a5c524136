/**
 * The problems that benchmarks stand on. Each is a search file, so that all go the way of any
 * search.
 */
package dev.linas.benchmarks.problem;
