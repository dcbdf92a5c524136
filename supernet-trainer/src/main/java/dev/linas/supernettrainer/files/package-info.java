/** Files of tensors: weights, checkpoints, data sets. */
package dev.linas.supernettrainer.files;
