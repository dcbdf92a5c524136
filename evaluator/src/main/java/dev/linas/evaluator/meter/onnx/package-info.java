/**
 * The {@code onnx} meter: cuts a sub-network out of a super-network, runs it with ONNX Runtime on
 * this machine, and measures accuracy, latency, size, memory and energy.
 *
 * <p>A metric is measured by a {@link dev.linas.evaluator.meter.onnx.Probe}; a further one is one
 * class and one line in {@link dev.linas.evaluator.meter.onnx.Probes}.
 */
package dev.linas.evaluator.meter.onnx;
