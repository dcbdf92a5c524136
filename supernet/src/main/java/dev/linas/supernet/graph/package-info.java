/** ONNX graphs of the layers that a plan lists. */
package dev.linas.supernet.graph;
