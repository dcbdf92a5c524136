/**
 * Evolutionary algorithms on genomes, one class each: who survives, and how parents are chosen. The
 * same ones search predictors and choose what is measured. Pure: no Kafka, no Avro.
 */
package dev.linas.proposer.evolution;
