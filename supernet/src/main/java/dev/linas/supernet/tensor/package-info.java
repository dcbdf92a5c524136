/**
 * Trained weights: named tensors, and the safetensors format that holds them, over byte buffers.
 * Files are opened at the edges, by the evaluator and the super-network trainer.
 */
package dev.linas.supernet.tensor;
