/**
 * The trainer on Kafka Streams: thin processors that read a store, call {@link
 * dev.linas.trainer.progress} or {@link dev.linas.trainer.round}, write, and forward.
 */
package dev.linas.trainer.stream;
