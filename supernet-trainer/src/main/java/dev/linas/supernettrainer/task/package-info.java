/**
 * The image task a super-network learns: generated pictures with labels, the same bytes for the
 * same seed on every machine. Pure Java: no PyTorch, no I/O.
 */
package dev.linas.supernettrainer.task;
