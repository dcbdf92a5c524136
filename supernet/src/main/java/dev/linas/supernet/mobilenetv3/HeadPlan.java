package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.network.ActivationFunction;
import java.util.function.Function;

/**
 * The head, which follows the last block: batch-normalised 1x1 convolution, global average, 1x1
 * convolution without batch normalisation, classifier.
 *
 * @param inChannels channels taken in
 * @param expandChannels channels of the first convolution
 * @param mixChannels channels of the second convolution; 0 if there is none
 * @param classes number of logits
 * @param activation after either convolution
 * @param inputSize height and width taken in, in pixels
 */
public record HeadPlan(
        int inChannels,
        int expandChannels,
        int mixChannels,
        int classes,
        ActivationFunction activation,
        int inputSize)
        implements MobileNetV3Layer {

    @Override
    public String prefix() {
        return "head";
    }

    /** Whether there is a convolution between the average and the classifier. */
    public boolean mixes() {
        return mixChannels > 0;
    }

    /** Channels that the classifier reads. */
    public int features() {
        return mixes() ? mixChannels : expandChannels;
    }

    @Override
    public int outChannels() {
        return classes;
    }

    @Override
    public int outputSize() {
        return 1;
    }

    /** The logits: one number per class, at no place. */
    @Override
    public GraphOutput output(String name) {
        return GraphOutput.of(name, classes);
    }

    @Override
    public long macs() {
        return (long) inChannels * expandChannels * LayerCosts.area(inputSize)
                + (long) expandChannels * mixChannels
                + (long) features() * classes;
    }

    @Override
    public long params() {
        return (long) inChannels * expandChannels
                + LayerCosts.batchNorm(expandChannels)
                + (long) expandChannels * mixChannels
                + (long) features() * classes
                + classes;
    }

    @Override
    public <T> T fold(
            Function<StemPlan, T> stem, Function<BlockPlan, T> block, Function<HeadPlan, T> head) {
        return head.apply(this);
    }
}
