/** The {@code lookup-table} meter: a value as a sum of look-ups per block. */
package dev.linas.evaluator.meter.lookup;
