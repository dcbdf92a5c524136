package dev.linas.supernettrainer.mobilenetv3;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import dev.linas.core.space.Genome;
import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.HeadPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.StemPlan;
import dev.linas.supernet.network.ActivationFunction;
import dev.linas.supernettrainer.torch.ForwardPass;
import dev.linas.supernettrainer.torch.Slices;
import dev.linas.supernettrainer.torch.TorchNormalisation;
import dev.linas.supernettrainer.torch.Weights;
import java.util.List;
import java.util.function.Function;

/**
 * The forward pass of sub-networks over shared weights: leading channels, centres of kernels
 * through the learned transforms, active blocks only (OFA, section 3.2). Every array that a pass
 * makes belongs to the given manager.
 */
final class ElasticMobileNetV3 implements ForwardPass {
    private final Function<Genome, MobileNetV3Plan> plans;
    private final Weights weights;

    /**
     * A sixth, as an array that outlives every pass. DJL (0.35) multiplies by a number through an
     * array in a Java buffer, which it lets go at once although the backward pass still reads it:
     * when the garbage collector runs in between, gradients are garbage. No product in a pass that
     * is learnt from may have a plain number as a factor.
     */
    private final NDArray sixth;

    ElasticMobileNetV3(Function<Genome, MobileNetV3Plan> plans, Weights weights) {
        this.plans = plans;
        this.weights = weights;
        this.sixth = weights.manager().create(1.0f / 6.0f);
    }

    @Override
    public NDArray logits(
            Genome genome, NDArray input, TorchNormalisation norm, NDManager manager) {
        MobileNetV3Plan plan = plans.apply(genome);
        Pass pass = new Pass(norm, manager);
        NDArray x = pass.stem(plan.stem(), input);
        for (BlockPlan block : plan.blocks()) {
            x = pass.block(block, x);
        }
        return pass.head(plan.head(), x);
    }

    /** One forward pass. */
    private final class Pass {
        private final TorchNormalisation norm;
        private final NDManager manager;

        Pass(TorchNormalisation norm, NDManager manager) {
            this.norm = norm;
            this.manager = manager;
        }

        NDArray stem(StemPlan stem, NDArray input) {
            NDArray kernel = slice("stem.conv.weight", stem.outChannels(), stem.inChannels());
            NDArray x = convolve(input, kernel, stem.stride(), stem.kernel(), 1);
            return activate(normalise(x, "stem.bn", stem.outChannels()), stem.activation());
        }

        NDArray block(BlockPlan block, NDArray input) {
            String prefix = block.prefix();
            int mid = block.midChannels();
            NDArray x = input;
            if (block.expanding()) {
                x = pointwise(x, prefix + ".expand", block.inChannels(), mid);
                x = activate(x, block.activation());
            }
            x = convolve(x, depthwiseKernel(block), block.stride(), block.kernel(), mid);
            x = normalise(x, prefix + ".depthwise.bn", mid);
            x = activate(x, block.activation());
            if (block.squeezes()) {
                x = x.mul(excitation(block, x));
            }
            x = pointwise(x, prefix + ".project", mid, block.outChannels());
            return block.residual() ? x.add(input) : x;
        }

        NDArray head(HeadPlan head, NDArray input) {
            NDArray x = pointwise(input, "head.expand", head.inChannels(), head.expandChannels());
            x = activate(x, head.activation());
            x = Pool.globalAvgPool2d(x);
            if (head.mixes()) {
                x = dense(x, slice("head.mix.weight", head.mixChannels(), head.expandChannels()));
                x = activate(x, head.activation());
            }
            NDArray classifier = slice("classifier.weight", head.classes(), head.features());
            return dense(x, classifier).add(slice("classifier.bias", head.classes()));
        }

        private NDArray depthwiseKernel(BlockPlan block) {
            NDArray kernel = slice(block.prefix() + ".depthwise.conv.weight", block.midChannels());
            List<Integer> sides = block.kernels();
            for (int i = 1; i < sides.size() && sides.get(i) >= block.kernel(); i++) {
                int side = sides.get(i);
                String name =
                        "%s.depthwise.transform.%dto%d"
                                .formatted(block.prefix(), sides.get(i - 1), side);
                NDArray flat = Slices.centre(kernel, manager, side).reshape(-1, (long) side * side);
                kernel = dense(flat, weights.tensor(name)).reshape(-1, 1, side, side);
            }
            return kernel;
        }

        /** Factor per image and channel, 0..1 (MobileNetV3, section 5.3). */
        private NDArray excitation(BlockPlan block, NDArray x) {
            String prefix = block.prefix() + ".se.";
            int mid = block.midChannels();
            int squeezed = block.squeezeChannels();
            NDArray s =
                    dense(Pool.globalAvgPool2d(x), slice(prefix + "reduce.weight", squeezed, mid));
            s = s.add(slice(prefix + "reduce.bias", squeezed)).getNDArrayInternal().relu();
            s = dense(s, slice(prefix + "expand.weight", mid, squeezed));
            s = hardSigmoid(s.add(slice(prefix + "expand.bias", mid)));
            return s.reshape(-1, mid, 1, 1);
        }

        private NDArray pointwise(NDArray x, String prefix, int in, int out) {
            NDArray kernel = slice(prefix + ".conv.weight", out, in);
            return normalise(convolve(x, kernel, 1, 1, 1), prefix + ".bn", out);
        }

        private NDArray normalise(NDArray x, String prefix, int channels) {
            NDArray scale = slice(prefix + ".weight", channels);
            return norm.apply(x, prefix, scale, slice(prefix + ".bias", channels));
        }

        /**
         * Product with the transpose of a matrix [out, in] or a 1x1 convolution [out, in, 1, 1].
         */
        private NDArray dense(NDArray x, NDArray matrix) {
            Shape shape = matrix.getShape();
            NDArray flat =
                    shape.dimension() == 2
                            ? matrix
                            : Slices.owned(matrix.reshape(shape.get(0), shape.get(1)), manager);
            return x.matMul(Slices.owned(flat.transpose(), manager));
        }

        private NDArray slice(String name, long... lengths) {
            return Slices.leading(weights.tensor(name), manager, lengths);
        }
    }

    private static NDArray convolve(NDArray x, NDArray kernel, int stride, int side, int groups) {
        return Conv2d.conv2d(
                        x,
                        kernel,
                        null,
                        new Shape(stride, stride),
                        new Shape(side / 2, side / 2),
                        new Shape(1, 1),
                        groups)
                .head();
    }

    private NDArray activate(NDArray x, ActivationFunction activation) {
        return switch (activation) {
            case RELU -> x.getNDArrayInternal().relu();
            case H_SWISH -> x.mul(hardSigmoid(x));
        };
    }

    private NDArray hardSigmoid(NDArray x) {
        return x.add(3.0f).clip(0.0f, 6.0f).mul(sixth);
    }
}
