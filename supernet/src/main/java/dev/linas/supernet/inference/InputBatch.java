package dev.linas.supernet.inference;

import java.util.List;

/**
 * Examples that run at once.
 *
 * @param size how many, at least 1
 * @param tensors one for every input of the model, each of as many examples
 */
public record InputBatch(int size, List<NamedTensor> tensors) {
    public InputBatch {
        tensors = List.copyOf(tensors);
    }
}
