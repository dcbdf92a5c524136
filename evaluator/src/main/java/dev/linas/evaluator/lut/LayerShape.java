package dev.linas.evaluator.lut;

import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Layer;
import java.util.List;

/** What decides how long a layer takes, apart from its place in the network. */
final class LayerShape {
    private LayerShape() {}

    /** An equal layer that stands nowhere: layers whose shapes are equal take equally long. */
    static MobileNetV3Layer of(MobileNetV3Layer layer) {
        return layer instanceof BlockPlan block ? anywhere(block) : layer;
    }

    private static BlockPlan anywhere(BlockPlan block) {
        return new BlockPlan(
                0,
                -1,
                block.inChannels(),
                block.midChannels(),
                block.outChannels(),
                block.kernel(),
                List.of(block.kernel()),
                block.stride(),
                1,
                block.expanding(),
                block.squeezeChannels(),
                block.activation(),
                block.residual(),
                block.inputSize());
    }
}
