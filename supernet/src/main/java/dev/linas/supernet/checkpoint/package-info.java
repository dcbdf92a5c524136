/**
 * Reads checkpoints of PyTorch: tensors are built from them, and nothing in them is executed. The
 * pickle format is that of Python's {@code pickletools}, the layout that of {@code torch.save}.
 */
package dev.linas.supernet.checkpoint;
