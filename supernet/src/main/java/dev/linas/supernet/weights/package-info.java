/** Weights of super-networks: files, the names of published checkpoints, and slices of tensors. */
package dev.linas.supernet.weights;
