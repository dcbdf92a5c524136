/** Chooses the predicted sub-networks that are worth a measurement. Pure: no Kafka, no Avro. */
package dev.linas.proposer.batch;
