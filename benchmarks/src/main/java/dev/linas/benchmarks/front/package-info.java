/**
 * True fronts of search problems, and how much of one a set of evaluations has found. Free of I/O
 * beside the meters.
 */
package dev.linas.benchmarks.front;
