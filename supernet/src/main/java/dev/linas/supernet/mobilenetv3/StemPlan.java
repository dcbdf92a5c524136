package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.network.ActivationFunction;
import java.util.function.Function;

/**
 * The first convolution of a sub-network, batch-normalised.
 *
 * @param inChannels channels of the images
 * @param outChannels channels put out
 * @param kernel side of the kernel
 * @param stride 1 or more
 * @param activation after batch normalisation
 * @param inputSize height and width of the images, in pixels
 */
public record StemPlan(
        int inChannels,
        int outChannels,
        int kernel,
        int stride,
        ActivationFunction activation,
        int inputSize)
        implements MobileNetV3Layer {

    @Override
    public String prefix() {
        return "stem";
    }

    @Override
    public int outputSize() {
        return LayerCosts.strided(inputSize, stride);
    }

    @Override
    public long macs() {
        return weights() * LayerCosts.area(outputSize());
    }

    @Override
    public long params() {
        return weights() + LayerCosts.batchNorm(outChannels);
    }

    private long weights() {
        return (long) inChannels * outChannels * kernel * kernel;
    }

    @Override
    public <T> T fold(
            Function<StemPlan, T> stem, Function<BlockPlan, T> block, Function<HeadPlan, T> head) {
        return stem.apply(this);
    }
}
