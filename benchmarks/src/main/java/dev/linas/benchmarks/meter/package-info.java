/**
 * Checks of the onnx meter that need a machine with nothing else to do: run by hand, not in the
 * build.
 */
package dev.linas.benchmarks.meter;
