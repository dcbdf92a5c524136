/** The search on predicted objectives that runs between two rounds. Pure: no Kafka, no Avro. */
package dev.linas.proposer.inner;
