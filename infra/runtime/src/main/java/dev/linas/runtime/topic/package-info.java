/** Bounded reading of topics, for whoever needs their records once and not as a stream. */
package dev.linas.runtime.topic;
