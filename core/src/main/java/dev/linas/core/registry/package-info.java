/** Implementations that users ask for by name. Pure: no Kafka, no Avro. */
package dev.linas.core.registry;
