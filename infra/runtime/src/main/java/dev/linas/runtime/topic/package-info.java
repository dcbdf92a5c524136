/**
 * Bounded reading of topics, for whoever needs their records once and not as a stream, and lags of
 * groups.
 */
package dev.linas.runtime.topic;
