package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.network.ActivationFunction;
import java.util.List;
import java.util.function.Function;

/**
 * One inverted residual block of a sub-network: expanding 1x1 convolution, depthwise convolution,
 * squeeze-and-excitation, projecting 1x1 convolution; all convolutions batch-normalised, the
 * projection not activated (MobileNetV3, figure 4; squeeze-and-excitation after the activation, as
 * in OFA).
 *
 * @param index index over all blocks of the super-network; the fixed first block is 0
 * @param stage index of its stage; -1 for the first block
 * @param inChannels channels taken in
 * @param midChannels channels of the depthwise convolution
 * @param outChannels channels put out
 * @param kernel side of the depthwise kernel, odd
 * @param kernels sides that the super-network offers here, from the largest, which the weights
 *     have, to the smallest; smaller ones are made step by step ({@code 7to5}, {@code 5to3})
 * @param stride of the depthwise convolution
 * @param expansion channels inside over channels in, before rounding
 * @param expanding whether there is an expanding convolution
 * @param squeezeChannels channels between the two convolutions of squeeze-and-excitation; 0 if the
 *     block has none
 * @param activation after the expanding and the depthwise convolution
 * @param residual whether its input is added to its output
 * @param inputSize height and width taken in, in pixels
 */
public record BlockPlan(
        int index,
        int stage,
        int inChannels,
        int midChannels,
        int outChannels,
        int kernel,
        List<Integer> kernels,
        int stride,
        double expansion,
        boolean expanding,
        int squeezeChannels,
        ActivationFunction activation,
        boolean residual,
        int inputSize)
        implements MobileNetV3Layer {

    public BlockPlan {
        kernels = List.copyOf(kernels);
    }

    @Override
    public String prefix() {
        return "blocks." + index;
    }

    @Override
    public BlockPlan anywhere() {
        return new BlockPlan(
                0,
                -1,
                inChannels,
                midChannels,
                outChannels,
                kernel,
                List.of(kernel),
                stride,
                1,
                expanding,
                squeezeChannels,
                activation,
                residual,
                inputSize);
    }

    /** Whether it has squeeze-and-excitation. */
    public boolean squeezes() {
        return squeezeChannels > 0;
    }

    /** Side of the depthwise kernel in the weights of the super-network. */
    public int largestKernel() {
        return kernels.get(0);
    }

    @Override
    public int outputSize() {
        return LayerCosts.strided(inputSize, stride);
    }

    @Override
    public long macs() {
        long area = LayerCosts.area(outputSize());
        return (expanding ? (long) inChannels * midChannels * LayerCosts.area(inputSize) : 0)
                + (long) midChannels * kernel * kernel * area
                + 2L * midChannels * squeezeChannels
                + (long) midChannels * outChannels * area;
    }

    @Override
    public long params() {
        long expand =
                expanding ? (long) inChannels * midChannels + LayerCosts.batchNorm(midChannels) : 0;
        long depthwise = (long) midChannels * kernel * kernel + LayerCosts.batchNorm(midChannels);
        long squeeze =
                squeezes() ? 2L * midChannels * squeezeChannels + squeezeChannels + midChannels : 0;
        long project = (long) midChannels * outChannels + LayerCosts.batchNorm(outChannels);
        return expand + depthwise + squeeze + project;
    }

    @Override
    public <T> T fold(
            Function<StemPlan, T> stem, Function<BlockPlan, T> block, Function<HeadPlan, T> head) {
        return block.apply(this);
    }
}
