/** Kafka Streams apps: their properties, their life cycle, and what happens when a thread dies. */
package dev.linas.runtime.streams;
