/** Serdes: Confluent wire format on topics, plain Avro binary in stores. */
package dev.linas.schemas.serde;
