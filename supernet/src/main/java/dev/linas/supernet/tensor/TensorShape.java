package dev.linas.supernet.tensor;

import java.util.List;

/**
 * Name and shape of one tensor of a weights file.
 *
 * @param name unique in its file
 * @param shape lengths of its axes, outermost first; convolutions are [out, in / groups, height,
 *     width]
 */
public record TensorShape(String name, List<Integer> shape) {
    public TensorShape {
        shape = List.copyOf(shape);
    }

    /** A tensor's name and the lengths of its axes. */
    public static TensorShape of(String name, Integer... shape) {
        return new TensorShape(name, List.of(shape));
    }

    /** Number of elements. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }
}
