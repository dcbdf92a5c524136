/**
 * Measures how soon a stream goes on after parts of it were killed, and whether its searches end as
 * undisturbed ones do: a cluster of separate processes, kills drawn by a seed, a report.
 */
package dev.linas.benchmarks.recovery;
