package dev.linas.supernet.quantization;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * An input on which the ranges of a network's activations are observed.
 *
 * @param values all elements in row-major order, already normalised as the network wants them; read
 *     from position 0 to its limit, the buffer's own position is not changed
 * @param shape sizes of all axes, the batch first, for example {@code [16, 3, 224, 224]}
 */
public record CalibrationBatch(FloatBuffer values, List<Long> shape) {
    public CalibrationBatch {
        values = values.asReadOnlyBuffer().rewind();
        shape = List.copyOf(shape);
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (elements != values.remaining() || elements == 0) {
            throw new IllegalArgumentException(
                    "a calibration batch of shape %s needs %d values and at least 1, but has %d"
                            .formatted(shape, elements, values.remaining()));
        }
    }

    /** A batch of the given values. */
    public static CalibrationBatch of(float[] values, Long... shape) {
        return new CalibrationBatch(FloatBuffer.wrap(values), List.of(shape));
    }

    /** The values, to be read from the start. */
    @Override
    public FloatBuffer values() {
        return values.duplicate().rewind();
    }

    long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
