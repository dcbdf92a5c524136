/**
 * The seam behind which sub-networks are measured: a {@link dev.linas.evaluator.meter.Meter} takes
 * a genome and answers with a value, or a failure, per metric. Knows neither Kafka nor Avro.
 */
package dev.linas.evaluator.meter;
