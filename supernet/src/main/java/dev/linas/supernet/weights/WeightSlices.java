package dev.linas.supernet.weights;

import dev.linas.supernet.network.BlockPlan;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The part of a super-network's weights that a sub-network uses: the leading channels of every tensor,
 * the centre of every depthwise kernel. Only the slices are copied. Thread-safe.
 */
public final class WeightSlices {
    private final TensorFile file;
    private final double epsilon;

    /**
     * Slices of a file.
     *
     * @param file whose tensors have the shapes that the network needs
     * @param epsilon of every batch normalisation
     */
    public WeightSlices(TensorFile file, double epsilon) {
        this.file = file;
        this.epsilon = epsilon;
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
     * The leading channels of a batch normalisation, with the moments of the super-network.
     *
     * @param prefix what the names of its tensors begin with, e.g. {@code blocks.3.expand}
     */
    public BatchNorm batchNorm(String prefix, int channels) {
        return new BatchNorm(
                vector(prefix + ".bn.weight", channels),
                vector(prefix + ".bn.bias", channels),
                new Moments(
                        vector(prefix + ".bn.mean", channels),
                        vector(prefix + ".bn.variance", channels)),
                epsilon);
    }

    /**
     * The depthwise kernels of a block: the largest, made smaller step by step, each time the centre
     * of the kernel times a learned matrix (OFA, section 3.2, elastic kernel size).
     *
     * @return [mid, 1, kernel, kernel], row-major
     */
    public float[] depthwise(BlockPlan block) {
        float[] kernels = matrix(block.prefix() + ".depthwise.conv.weight", block.midChannels(), 1);
        for (int i = 1; i < block.kernels().size(); i++) {
            int from = block.kernels().get(i - 1);
            int to = block.kernels().get(i);
            if (to < block.kernel()) {
                break;
            }
            String transform = block.prefix() + ".depthwise.transform." + from + "to" + to;
            kernels =
                    shrink(
                            kernels,
                            block.midChannels(),
                            from,
                            to,
                            file.tensor(transform).toArray());
        }
        return kernels;
    }

    private static float[] shrink(
            float[] kernels, int channels, int from, int to, float[] transform) {
        int margin = (from - to) / 2;
        int area = to * to;
        float[] centre = new float[area];
        float[] result = new float[channels * area];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < to; row++) {
                int first = (channel * from + row + margin) * from + margin;
                System.arraycopy(kernels, first, centre, row * to, to);
            }
            for (int i = 0; i < area; i++) {
                double sum = 0;
                for (int j = 0; j < area; j++) {
                    sum += (double) transform[i * area + j] * centre[j];
                }
                result[channel * area + i] = (float) sum;
            }
        }
        return result;
    }
}
