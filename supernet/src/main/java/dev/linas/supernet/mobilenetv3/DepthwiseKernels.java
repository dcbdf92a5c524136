package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.weights.SquareKernels;
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
            kernels =
                    SquareKernels.transformed(
                            SquareKernels.centre(kernels, from, to),
                            to,
                            weights.values(TensorShapes.transform(block.prefix(), from, to)));
        }
        return kernels;
    }
}
