/** Runs ONNX models with ONNX Runtime. Everything native is closed by whoever opened it. */
package dev.linas.supernet.inference;
