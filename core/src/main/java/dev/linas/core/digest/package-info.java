/** Digests of content. Pure: no Kafka, no Avro. */
package dev.linas.core.digest;
