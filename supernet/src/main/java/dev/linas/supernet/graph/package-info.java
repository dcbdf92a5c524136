/** Writes ONNX graphs: nodes, constants, convolutions with their batch normalisation. */
package dev.linas.supernet.graph;
