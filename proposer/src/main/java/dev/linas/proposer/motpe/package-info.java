/** The parts of the multi-objective tree-structured Parzen estimator. Pure: no Kafka, no Avro. */
package dev.linas.proposer.motpe;
