/**
 * How fast a stream goes on after parts of it were killed, and whether its searches end as if
 * nothing had happened: a cluster of separate processes, kills drawn by a seed, a report.
 */
package dev.linas.benchmarks.recovery;
