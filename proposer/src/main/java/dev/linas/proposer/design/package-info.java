/**
 * Chooses the sub-networks that a search measures before it has a predictor. Pure: no Kafka, no
 * Avro.
 */
package dev.linas.proposer.design;
