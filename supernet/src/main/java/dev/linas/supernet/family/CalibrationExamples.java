package dev.linas.supernet.family;

import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Examples on which statistics of a sub-network are measured, such as those of batch
 * normalisations: as the network wants them, in native memory, in batches. Immutable and
 * thread-safe.
 *
 * <p>Statistics of a layer depend on the batch, because the layers before it normalise by the same
 * batch; fewer, larger batches come nearer to the statistics of all examples.
 */
public final class CalibrationExamples {
    private final List<InputBatch> batches;

    private CalibrationExamples(List<InputBatch> batches) {
        this.batches = List.copyOf(batches);
    }

    /** Examples in batches, of any inputs. */
    public static CalibrationExamples of(List<InputBatch> batches) {
        return new CalibrationExamples(batches);
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
        return new CalibrationExamples(batches);
    }

    /** Number of examples. */
    public int count() {
        return batches.stream().mapToInt(InputBatch::size).sum();
    }

    /** The batches, in order. */
    public List<InputBatch> batches() {
        return batches;
    }

    /**
     * Checks that the examples are what a sub-network takes.
     *
     * @param network name, for the message
     * @throws IllegalArgumentException telling both shapes, if they are not
     */
    public void requireFit(String network, List<GraphInput> inputs) {
        for (InputBatch batch : batches) {
            for (GraphInput input : inputs) {
                String given =
                        batch.tensors().stream()
                                .filter(tensor -> tensor.name().equals(input.name()))
                                .findFirst()
                                .map(
                                        tensor ->
                                                lengths(
                                                        tensor.shape()
                                                                .subList(1, tensor.shape().size())))
                                .orElse("missing");
                if (!given.equals(lengths(input.axes()))) {
                    throw new IllegalArgumentException(
                            "calibration examples of '%s' are %s; network %s takes %s"
                                    .formatted(
                                            input.name(), given, network, lengths(input.axes())));
                }
            }
        }
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
