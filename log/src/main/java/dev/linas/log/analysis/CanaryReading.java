package dev.linas.log.analysis;

/**
 * One look at the drift of a device: the latency of the same small sub-network.
 *
 * @param pool the pool that the evaluator is of
 * @param instance the evaluator
 * @param hours when, in hours since the first measurement
 * @param millis milliseconds, above 0
 */
record CanaryReading(String pool, String instance, double hours, double millis) {}
