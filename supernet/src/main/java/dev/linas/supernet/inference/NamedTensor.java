package dev.linas.supernet.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for one input of a model, in row-major order. Used in place where the buffer is direct.
 * Immutable as long as nobody changes the buffer.
 */
public final class NamedTensor {
    private final String name;
    private final long[] shape;
    private final Source source;

    private NamedTensor(String name, long[] shape, Source source) {
        this.name = name;
        this.shape = shape.clone();
        this.source = source;
    }

    private interface Source {
        OnnxTensor open(OrtEnvironment environment, long... shape) throws OrtException;
    }

    /**
     * Floats.
     *
     * @param values from position to limit
     * @param shape lengths of all axes, the batch first
     */
    public static NamedTensor floats(String name, FloatBuffer values, long... shape) {
        return new NamedTensor(
                name,
                shape,
                (environment, axes) ->
                        OnnxTensor.createTensor(environment, values.duplicate(), axes));
    }

    /**
     * Whole numbers of 64 bits.
     *
     * @param values from position to limit
     * @param shape lengths of all axes, the batch first
     */
    public static NamedTensor longs(String name, LongBuffer values, long... shape) {
        return new NamedTensor(
                name,
                shape,
                (environment, axes) ->
                        OnnxTensor.createTensor(environment, values.duplicate(), axes));
    }

    /** Name of the input. */
    public String name() {
        return name;
    }

    /** Lengths of all axes, the batch first. */
    public List<Long> shape() {
        return Arrays.stream(shape).boxed().toList();
    }

    /**
     * The tensor in ONNX Runtime, closed by the caller.
     *
     * @throws OrtException if numbers and shape do not fit each other
     */
    public OnnxTensor open() throws OrtException {
        return source.open(InferenceRuntime.environment(), shape);
    }
}
