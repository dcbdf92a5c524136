/**
 * Measures how the stream holds at scale: time per round, ingestion, turn-around, many searches,
 * many workers, replay and memory. Every benchmark writes its figures as JSON beside the machine's
 * facts.
 */
package dev.linas.benchmarks.scale;
