/** The loop of a search in one thread, without Kafka, through the very code that the apps run. */
package dev.linas.cli.simulate;
