/**
 * Super-networks in PyTorch (through DJL): weights, elastic forward pass, batch statistics.
 * Everything runs on the CPU with a fixed number of threads, so the same seed gives the same bytes
 * on the same machine.
 */
package dev.linas.supernettrainer.torch;
