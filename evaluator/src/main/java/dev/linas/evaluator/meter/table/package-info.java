/** The {@code table} meter: values measured before, looked up by genome in a CSV file. */
package dev.linas.evaluator.meter.table;
