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
 * @param position where in the super-network it stands
 * @param channels its widths
 * @param depthwise its depthwise convolution
 * @param activation after the expanding and the depthwise convolution
 * @param residual whether its input is added to its output
 * @param inputSize height and width taken in, in pixels
 */
public record BlockPlan(
        Position position,
        Channels channels,
        Depthwise depthwise,
        ActivationFunction activation,
        boolean residual,
        int inputSize)
        implements MobileNetV3Layer {

    /**
     * Where a block stands in the super-network.
     *
     * @param index index over all blocks of the super-network; the fixed first block is 0
     * @param stage index of its stage; -1 for the first block
     */
    public record Position(int index, int stage) {
        /** That of the fixed first block. */
        public static final Position FIRST = new Position(0, -1);
    }

    /**
     * The widths of a block.
     *
     * @param in channels taken in
     * @param mid channels of the depthwise convolution
     * @param out channels put out
     * @param squeeze channels between the two convolutions of squeeze-and-excitation; 0 if the
     *     block has none
     * @param expansion channels inside over channels in, before rounding
     * @param expanding whether there is an expanding convolution
     */
    public record Channels(
            int in, int mid, int out, int squeeze, double expansion, boolean expanding) {}

    /**
     * A depthwise convolution.
     *
     * @param kernel side of its kernel, odd
     * @param kernels sides that the super-network offers here, from the largest, which the weights
     *     have, to the smallest; smaller ones are made step by step ({@code 7to5}, {@code 5to3})
     * @param stride of the convolution
     */
    public record Depthwise(int kernel, List<Integer> kernels, int stride) {
        public Depthwise {
            kernels = List.copyOf(kernels);
        }

        /** One whose weights have the side of its kernel. */
        public static Depthwise fixed(int kernel, int stride) {
            return new Depthwise(kernel, List.of(kernel), stride);
        }
    }

    @Override
    public String prefix() {
        return "blocks." + index();
    }

    @Override
    public BlockPlan anywhere() {
        Channels anyExpansion =
                new Channels(
                        inChannels(),
                        midChannels(),
                        outChannels(),
                        squeezeChannels(),
                        1,
                        expanding());
        return new BlockPlan(
                Position.FIRST,
                anyExpansion,
                Depthwise.fixed(kernel(), stride()),
                activation,
                residual,
                inputSize);
    }

    /** The same computation with weights that have the side of its kernel. */
    public BlockPlan withFixedKernel() {
        return new BlockPlan(
                position,
                channels,
                Depthwise.fixed(kernel(), stride()),
                activation,
                residual,
                inputSize);
    }

    /** Index over all blocks of the super-network. */
    public int index() {
        return position.index();
    }

    /** Index of its stage; -1 for the first block. */
    public int stage() {
        return position.stage();
    }

    @Override
    public int inChannels() {
        return channels.in();
    }

    /** Channels of the depthwise convolution. */
    public int midChannels() {
        return channels.mid();
    }

    @Override
    public int outChannels() {
        return channels.out();
    }

    /** Channels between the two convolutions of squeeze-and-excitation; 0 if it has none. */
    public int squeezeChannels() {
        return channels.squeeze();
    }

    /** Channels inside over channels in, before rounding. */
    public double expansion() {
        return channels.expansion();
    }

    /** Whether there is an expanding convolution. */
    public boolean expanding() {
        return channels.expanding();
    }

    /** Side of the depthwise kernel. */
    public int kernel() {
        return depthwise.kernel();
    }

    /** Sides that the super-network offers here, from the largest to the smallest. */
    public List<Integer> kernels() {
        return depthwise.kernels();
    }

    /** Stride of the depthwise convolution. */
    public int stride() {
        return depthwise.stride();
    }

    /** Whether it has squeeze-and-excitation. */
    public boolean squeezes() {
        return squeezeChannels() > 0;
    }

    /** Side of the depthwise kernel in the weights of the super-network. */
    public int largestKernel() {
        return kernels().get(0);
    }

    @Override
    public int outputSize() {
        return LayerCosts.strided(inputSize, stride());
    }

    @Override
    public long macs() {
        long area = LayerCosts.area(outputSize());
        return (expanding() ? (long) inChannels() * midChannels() * LayerCosts.area(inputSize) : 0)
                + (long) midChannels() * kernel() * kernel() * area
                + 2L * midChannels() * squeezeChannels()
                + (long) midChannels() * outChannels() * area;
    }

    @Override
    public long params() {
        long expand =
                expanding()
                        ? (long) inChannels() * midChannels() + LayerCosts.batchNorm(midChannels())
                        : 0;
        long depthwise =
                (long) midChannels() * kernel() * kernel() + LayerCosts.batchNorm(midChannels());
        long squeeze =
                squeezes()
                        ? 2L * midChannels() * squeezeChannels() + squeezeChannels() + midChannels()
                        : 0;
        long project = (long) midChannels() * outChannels() + LayerCosts.batchNorm(outChannels());
        return expand + depthwise + squeeze + project;
    }

    @Override
    public <T> T fold(
            Function<StemPlan, T> stem, Function<BlockPlan, T> block, Function<HeadPlan, T> head) {
        return block.apply(this);
    }
}
