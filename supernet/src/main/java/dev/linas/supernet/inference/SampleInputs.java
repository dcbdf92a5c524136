package dev.linas.supernet.inference;

import dev.linas.supernet.graph.GraphInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongUnaryOperator;

/** Inputs that a model is run on when the result does not matter. */
public final class SampleInputs {
    private static final long SEED = 1;

    private SampleInputs() {}

    /**
     * Seeded numbers: floats of -1 to 1, about what normalised inputs have, for zeros and denormal
     * numbers may run faster or slower; ids from all that there are. The same for equal arguments.
     *
     * @param batch examples that run at once, at least 1
     */
    public static InputBatch drawn(List<GraphInput> inputs, int batch) {
        SplittableRandom random = new SplittableRandom(SEED);
        return filled(inputs, batch, () -> 2 * random.nextDouble() - 1, random::nextLong);
    }

    /** Zeros. */
    public static InputBatch zeros(List<GraphInput> inputs, int batch) {
        return filled(inputs, batch, () -> 0, count -> 0);
    }

    private static InputBatch filled(
            List<GraphInput> inputs, int batch, DoubleSupplier floats, LongUnaryOperator ids) {
        return new InputBatch(
                batch,
                inputs.stream()
                        .map(
                                input ->
                                        input.holdsIds()
                                                ? longs(input, batch, ids)
                                                : floats(input, batch, floats))
                        .toList());
    }

    private static NamedTensor floats(GraphInput input, int batch, DoubleSupplier numbers) {
        FloatBuffer values = direct(input, batch, Float.BYTES).asFloatBuffer();
        while (values.hasRemaining()) {
            values.put((float) numbers.getAsDouble());
        }
        return NamedTensor.floats(input.name(), values.flip(), input.shape(batch));
    }

    private static NamedTensor longs(GraphInput input, int batch, LongUnaryOperator ids) {
        long count = input.idCount().orElseThrow();
        LongBuffer values = direct(input, batch, Long.BYTES).asLongBuffer();
        while (values.hasRemaining()) {
            values.put(ids.applyAsLong(count));
        }
        return NamedTensor.longs(input.name(), values.flip(), input.shape(batch));
    }

    private static ByteBuffer direct(GraphInput input, int batch, int bytes) {
        int count = Math.multiplyExact(batch, input.size());
        return ByteBuffer.allocateDirect(Math.multiplyExact(bytes, count))
                .order(ByteOrder.nativeOrder());
    }
}
