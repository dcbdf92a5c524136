/** Which of the predicted sub-networks are worth a measurement. Pure: no Kafka, no Avro. */
package dev.linas.proposer.batch;
