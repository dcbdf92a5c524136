/** The {@code command} meter: an external process that answers JSON lines. */
package dev.linas.evaluator.meter.command;
