package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.weights.WeightSlices;

/** Makes the depthwise kernels of a sub-network from those of the super-network. */
final class DepthwiseKernels {
    private DepthwiseKernels() {}

    /**
     * The depthwise kernels of a block: the largest, made smaller step by step, each time the
     * centre of the kernel times a learned matrix (OFA, section 3.2, elastic kernel size).
     *
     * @return [mid, 1, kernel, kernel], row-major
     */
    static float[] of(BlockPlan block, WeightSlices weights) {
        float[] kernels =
                weights.matrix(block.prefix() + ".depthwise.conv.weight", block.midChannels(), 1);
        for (int i = 1; i < block.kernels().size(); i++) {
            int from = block.kernels().get(i - 1);
            int to = block.kernels().get(i);
            if (to < block.kernel()) {
                break;
            }
            float[] transform = weights.whole(TensorShapes.transform(block.prefix(), from, to));
            kernels = shrink(kernels, block.midChannels(), from, to, transform);
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
