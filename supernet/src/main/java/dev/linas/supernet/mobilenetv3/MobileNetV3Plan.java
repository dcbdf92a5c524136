package dev.linas.supernet.mobilenetv3;

import dev.linas.core.space.Genome;
import dev.linas.supernet.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * A sub-network, resolved: what it computes, layer by layer.
 *
 * @param genome the canonical genome that chose it
 * @param resolution height and width of its images, in pixels
 * @param stem the first convolution
 * @param blocks the blocks that count, in order; the first is the fixed one
 * @param head what follows the last block
 */
public record MobileNetV3Plan(
        Genome genome, int resolution, StemPlan stem, List<BlockPlan> blocks, HeadPlan head) {

    public MobileNetV3Plan {
        blocks = List.copyOf(blocks);
    }

    /** Stem, blocks and head, in the order of computation. */
    public List<MobileNetV3Layer> layers() {
        List<MobileNetV3Layer> layers = new ArrayList<>(blocks.size() + 2);
        layers.add(stem);
        layers.addAll(blocks);
        layers.add(head);
        return layers;
    }

    /**
     * Multiplications of convolutions and matrix products for one image, as OFA and DyNAS-T count
     * them: no biases, no batch normalisation, no activations, no averages.
     */
    public long macs() {
        return layers().stream().mapToLong(MobileNetV3Layer::macs).sum();
    }

    /** Trained numbers, counted before batch normalisation is folded into the convolutions. */
    public long params() {
        return layers().stream().mapToLong(MobileNetV3Layer::params).sum();
    }

    /**
     * Tensors that a network of this plan alone has, in the order of computation: those of its
     * layers, with a transform for every kernel smaller than the one before it in {@link
     * BlockPlan#kernels()}.
     */
    public List<TensorShape> tensors() {
        return TensorShapes.of(this);
    }
}
