/** The family {@code mobilenetv3} in PyTorch: its forward pass and its first weights. */
package dev.linas.supernettrainer.mobilenetv3;
