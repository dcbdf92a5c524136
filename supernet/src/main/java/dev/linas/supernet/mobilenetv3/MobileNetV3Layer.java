package dev.linas.supernet.mobilenetv3;

/**
 * One part of a sub-network that turns one tensor into one other. Images are square; convolutions
 * pad by half their kernel, so the size put out is the size taken in over the stride, rounded up.
 */
public sealed interface MobileNetV3Layer permits StemPlan, BlockPlan, HeadPlan {

    /** What the names of its tensors begin with in a weights file, e.g. {@code blocks.3}. */
    String prefix();

    /** Channels taken in. */
    int inChannels();

    /** Channels put out; of the head, the number of classes. */
    int outChannels();

    /** Height and width taken in, in pixels. */
    int inputSize();

    /** Height and width put out, in pixels; of the head 1. */
    int outputSize();

    /** Multiplications of convolutions and matrix products for one image. */
    long macs();

    /** Trained numbers: weights, biases, scale and shift of batch normalisations before folding. */
    long params();
}
