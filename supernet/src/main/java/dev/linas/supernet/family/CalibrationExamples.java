package dev.linas.supernet.family;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Examples on which statistics of a sub-network are measured, such as those of batch
 * normalisations: as the network wants them, in native memory, in batches. Immutable and
 * thread-safe, if the batches are.
 *
 * <p>Statistics of a layer depend on the batch, because the layers before it normalise by the same
 * batch; fewer, larger batches come nearer to the statistics of all examples.
 */
public final class CalibrationExamples {
    private static final String MISSING = "missing";

    private final int count;
    private final Iterable<InputBatch> batches;
    private final Consumer<NetworkInput> fit;

    /** The input of a network, with which examples are compared. */
    private record NetworkInput(String network, GraphInput input) {
        void require(String given) {
            if (!given.equals(lengths(input.axes()))) {
                throw new IllegalArgumentException(
                        "calibration examples of '%s' are %s; network %s takes %s"
                                .formatted(input.name(), given, network, lengths(input.axes())));
            }
        }
    }

    private CalibrationExamples(
            int count, Iterable<InputBatch> batches, Consumer<NetworkInput> fit) {
        this.count = count;
        this.batches = batches;
        this.fit = fit;
    }

    /** Examples in batches, of any inputs. */
    public static CalibrationExamples of(List<InputBatch> batches) {
        List<InputBatch> kept = List.copyOf(batches);
        return new CalibrationExamples(
                kept.stream().mapToInt(InputBatch::size).sum(),
                kept,
                fit -> kept.forEach(batch -> fit.require(given(batch, fit.input().name()))));
    }

    /**
     * Examples that are read each time that they are used, so that only a batch is in memory.
     *
     * @param input the network's one input
     * @param count how many all batches hold
     * @param batches the same each time; one is valid until the next is asked for
     */
    public static CalibrationExamples read(
            GraphInput input, int count, Iterable<InputBatch> batches) {
        return new CalibrationExamples(
                count,
                batches,
                fit ->
                        fit.require(
                                fit.input().name().equals(input.name())
                                        ? lengths(input.axes())
                                        : MISSING));
    }

    /**
     * Examples of a network with one input of floats, copied.
     *
     * @param values [examples, axes of the input], row-major
     * @param batch most examples that run at once, at least 2
     * @throws IllegalArgumentException if there are fewer than 2 examples or half ones
     */
    public static CalibrationExamples of(GraphInput input, float[] values, int batch) {
        int each = input.size();
        int count = each == 0 ? 0 : values.length / each;
        if (count < 2 || count * each != values.length || batch < 2) {
            throw new IllegalArgumentException(
                    "%d numbers are not 2 or more examples of %s, in batches of %d"
                            .formatted(values.length, lengths(input.axes()), batch));
        }
        List<InputBatch> batches = new ArrayList<>();
        for (int first = 0; first < count; first += batch) {
            int size = Math.min(batch, count - first);
            FloatBuffer numbers = direct(values, first * each, size * each);
            batches.add(
                    new InputBatch(
                            size,
                            List.of(NamedTensor.floats(input.name(), numbers, input.shape(size)))));
        }
        return of(batches);
    }

    /** Number of examples. */
    public int count() {
        return count;
    }

    /** The batches, in order. */
    public Iterable<InputBatch> batches() {
        return batches;
    }

    /**
     * Checks that the examples are what a sub-network takes.
     *
     * @param network name, for the message
     * @throws IllegalArgumentException telling both shapes, if they are not
     */
    public void requireFit(String network, List<GraphInput> inputs) {
        inputs.forEach(input -> fit.accept(new NetworkInput(network, input)));
    }

    private static String given(InputBatch batch, String input) {
        return batch.tensors().stream()
                .filter(tensor -> tensor.name().equals(input))
                .findFirst()
                .map(tensor -> lengths(tensor.shape().subList(1, tensor.shape().size())))
                .orElse(MISSING);
    }

    private static String lengths(List<? extends Number> axes) {
        return axes.stream().map(Number::toString).collect(Collectors.joining(" x "));
    }

    private static FloatBuffer direct(float[] values, int offset, int length) {
        FloatBuffer buffer =
                ByteBuffer.allocateDirect(Float.BYTES * length)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        return buffer.put(values, offset, length).flip();
    }
}
