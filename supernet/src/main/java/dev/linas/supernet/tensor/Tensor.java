package dev.linas.supernet.tensor;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;

/**
 * A named array of 32-bit floats in row-major order (the last axis is dense). A view: its values
 * may lie in a mapped file. Whoever makes one must not change its values afterwards; then it is
 * thread-safe.
 */
public final class Tensor {
    private final String name;
    private final List<Integer> shape;
    private final FloatBuffer values;

    /**
     * A tensor over a buffer, not copied.
     *
     * @param shape lengths of its axes, outermost first, each at least 0; empty for a single number
     * @param values as many as the shape holds, from the buffer's position to its limit
     * @throws InvalidWeightsException if they are more or fewer
     */
    public Tensor(String name, List<Integer> shape, FloatBuffer values) {
        this.name = Objects.requireNonNull(name);
        this.shape = List.copyOf(shape);
        this.values = values.slice().asReadOnlyBuffer();
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (size != this.values.remaining()) {
            throw new InvalidWeightsException(
                    "tensor %s of shape %s needs %d values, but has %d"
                            .formatted(name, shape, size, this.values.remaining()));
        }
    }

    /** A tensor over an array, not copied. */
    public Tensor(String name, List<Integer> shape, float[] values) {
        this(name, shape, FloatBuffer.wrap(values));
    }

    /** Name, unique in its file. */
    public String name() {
        return name;
    }

    /** Lengths of its axes, outermost first. */
    public List<Integer> shape() {
        return shape;
    }

    /** Number of values. */
    public int size() {
        return values.remaining();
    }

    /** The values, read-only, with a position of its own. */
    public FloatBuffer values() {
        return values.duplicate();
    }

    /** The values, copied. */
    public float[] toArray() {
        float[] copy = new float[size()];
        values.duplicate().get(copy);
        return copy;
    }

    @Override
    public String toString() {
        return name + shape;
    }
}
