/** A whole search in one process, without Kafka: the same code as the apps, in a loop. */
package dev.linas.searches.simulation;
