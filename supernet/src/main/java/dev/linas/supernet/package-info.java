/**
 * Sub-networks of weight-sharing super-networks as ONNX models: weights are opened once, and every
 * genome cuts a model out of them.
 */
package dev.linas.supernet;
