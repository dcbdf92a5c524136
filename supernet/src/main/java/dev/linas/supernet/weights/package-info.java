/** Weights of super-networks: files, slices of tensors, batch normalisations. */
package dev.linas.supernet.weights;
