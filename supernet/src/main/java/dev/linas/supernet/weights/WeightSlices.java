package dev.linas.supernet.weights;

import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a super-network's weights that a sub-network uses: the leading channels of every
 * tensor. Only the slices are copied. Thread-safe.
 */
public final class WeightSlices {
    private final TensorFile file;
    private final double epsilon;
    private final Map<String, Moments> measured;

    /**
     * Slices of a file.
     *
     * @param file whose tensors have the shapes that the network needs
     * @param epsilon of every batch normalisation
     */
    public WeightSlices(TensorFile file, double epsilon) {
        this(file, epsilon, Map.of());
    }

    private WeightSlices(TensorFile file, double epsilon, Map<String, Moments> measured) {
        this.file = file;
        this.epsilon = epsilon;
        this.measured = Map.copyOf(measured);
    }

    /**
     * The same weights, but moments of a sub-network itself.
     *
     * @param moments by the prefix of the batch normalisation, e.g. {@code blocks.3.expand}
     */
    public WeightSlices with(Map<String, Moments> moments) {
        return new WeightSlices(file, epsilon, moments);
    }

    /** The first numbers of a vector. */
    public float[] vector(String name, int length) {
        float[] slice = new float[length];
        file.tensor(name).values().get(0, slice);
        return slice;
    }

    /**
     * The leading output and input channels of a convolution or matrix.
     *
     * @return [out, in, the axes after them as they are], row-major
     */
    public float[] matrix(String name, int out, int in) {
        Tensor tensor = file.tensor(name);
        FloatBuffer values = tensor.values();
        List<Integer> shape = tensor.shape();
        int perPair = shape.stream().skip(2).reduce(1, (a, b) -> a * b);
        int whole = shape.get(1) * perPair;
        int part = in * perPair;
        float[] slice = new float[out * part];
        if (part == whole) {
            values.get(0, slice);
            return slice;
        }
        for (int channel = 0; channel < out; channel++) {
            values.get(channel * whole, slice, channel * part, part);
        }
        return slice;
    }

    /**
     * The leading channels of a batch normalisation, with the moments that were measured, else
     * those of the super-network.
     *
     * @param prefix what the names of its tensors begin with, e.g. {@code blocks.3.expand}
     */
    public BatchNorm batchNorm(String prefix, int channels) {
        Moments moments = measured.get(prefix);
        return new BatchNorm(
                vector(prefix + ".bn.weight", channels),
                vector(prefix + ".bn.bias", channels),
                moments == null ? inherited(prefix, channels) : moments,
                epsilon);
    }

    private Moments inherited(String prefix, int channels) {
        return new Moments(
                vector(prefix + ".bn.mean", channels), vector(prefix + ".bn.variance", channels));
    }

    /** Moments that were measured; empty where none were. */
    public Optional<Moments> measured(String prefix) {
        return Optional.ofNullable(measured.get(prefix));
    }

    /** A tensor as a whole, not copied. */
    public FloatBuffer values(String name) {
        return file.tensor(name).values();
    }

    /** A tensor as a whole. */
    public float[] whole(String name) {
        return file.tensor(name).toArray();
    }
}
