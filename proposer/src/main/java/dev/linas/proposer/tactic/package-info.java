/**
 * Tactics: how a search gets from what it measured to what it measures next. Pure: no Kafka, no
 * Avro.
 */
package dev.linas.proposer.tactic;
