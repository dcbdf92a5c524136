package dev.linas.supernet.checkpoint;

import java.util.List;

/**
 * A tensor of a checkpoint: a view on a storage.
 *
 * @param storage where its numbers are
 * @param offset of its first number, in numbers
 * @param shape lengths of its axes
 * @param strides numbers between neighbours along each axis
 */
record StoredTensor(Storage storage, long offset, List<Long> shape, List<Long> strides) {
    StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    /**
     * Numbers that tensors share.
     *
     * @param type as PyTorch names it, e.g. {@code FloatStorage}
     * @param key name in the file
     */
    record Storage(String type, String key) {}
}
