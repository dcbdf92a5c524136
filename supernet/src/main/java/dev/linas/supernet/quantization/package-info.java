/**
 * Static INT8 quantisation of ONNX models: ranges of activations are observed on calibration
 * inputs, weights are rounded per channel, and pairs of {@code QuantizeLinear} and {@code
 * DequantizeLinear} (QDQ) tell ONNX Runtime where to compute in integers. Knows no super-networks:
 * which layers are quantised is a {@link dev.linas.supernet.quantization.LayerBits}, which {@link
 * dev.linas.supernet.quantization.GenomeBits} reads from genomes.
 */
package dev.linas.supernet.quantization;
