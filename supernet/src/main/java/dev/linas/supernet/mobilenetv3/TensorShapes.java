package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** Lists the tensors of a super-network: those of its largest sub-network, and the transforms. */
final class TensorShapes {
    private final List<TensorShape> shapes = new ArrayList<>();

    private TensorShapes() {}

    static List<TensorShape> of(MobileNetV3Plan largest) {
        TensorShapes tensors = new TensorShapes();
        tensors.stem(largest.stem());
        largest.blocks().forEach(tensors::block);
        tensors.head(largest.head());
        return List.copyOf(tensors.shapes);
    }

    private void stem(StemPlan stem) {
        normalised("stem", stem.outChannels(), stem.inChannels(), stem.kernel());
    }

    private void block(BlockPlan block) {
        String prefix = block.prefix();
        int mid = block.midChannels();
        if (block.expanding()) {
            normalised(prefix + ".expand", mid, block.inChannels(), 1);
        }
        normalised(prefix + ".depthwise", mid, 1, block.largestKernel());
        for (int i = 1; i < block.kernels().size(); i++) {
            int target = block.kernels().get(i);
            shapes.add(
                    TensorShape.of(
                            transform(prefix, block.kernels().get(i - 1), target),
                            target * target,
                            target * target));
        }
        if (block.squeezes()) {
            int squeezed = block.squeezeChannels();
            shapes.add(TensorShape.of(prefix + ".se.reduce.weight", squeezed, mid, 1, 1));
            shapes.add(TensorShape.of(prefix + ".se.reduce.bias", squeezed));
            shapes.add(TensorShape.of(prefix + ".se.expand.weight", mid, squeezed, 1, 1));
            shapes.add(TensorShape.of(prefix + ".se.expand.bias", mid));
        }
        normalised(prefix + ".project", block.outChannels(), mid, 1);
    }

    private void head(HeadPlan head) {
        normalised("head.expand", head.expandChannels(), head.inChannels(), 1);
        if (head.mixes()) {
            shapes.add(
                    TensorShape.of(
                            "head.mix.weight", head.mixChannels(), head.expandChannels(), 1, 1));
        }
        shapes.add(TensorShape.of("classifier.weight", head.classes(), head.features()));
        shapes.add(TensorShape.of("classifier.bias", head.classes()));
    }

    private void normalised(String prefix, int out, int in, int kernel) {
        shapes.add(TensorShape.of(prefix + ".conv.weight", out, in, kernel, kernel));
        for (String part : List.of("weight", "bias", "mean", "variance")) {
            shapes.add(TensorShape.of(prefix + ".bn." + part, out));
        }
    }

    /** Name of the matrix that makes a smaller kernel from the centre of a larger one. */
    static String transform(String prefix, int from, int to) {
        return prefix + ".depthwise.transform." + from + "to" + to;
    }
}
