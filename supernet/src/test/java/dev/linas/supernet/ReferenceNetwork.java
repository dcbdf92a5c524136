package dev.linas.supernet;

import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.network.ActivationFunction;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.util.HashMap;
import java.util.Map;

/**
 * A super-network computed by the book: plain loops over whole tensors in double precision, no
 * folding, no graph. Tensors are [image][channel][row * size + column].
 */
final class ReferenceNetwork {
    private final TensorFile weights;
    private final Map<String, Tensor> opened = new HashMap<>();
    private final double epsilon;
    private final boolean batchStatistics;

    /**
     * A reference.
     *
     * @param batchStatistics whether batch normalisation uses the moments of what it is given
     *     instead of the inherited ones
     */
    ReferenceNetwork(TensorFile weights, double epsilon, boolean batchStatistics) {
        this.weights = weights;
        this.epsilon = epsilon;
        this.batchStatistics = batchStatistics;
    }

    double[][] logits(MobileNetV3Plan plan, float[] pixels) {
        int channels = plan.stem().inChannels();
        int area = plan.resolution() * plan.resolution();
        double[][][] x = new double[pixels.length / channels / area][channels][area];
        for (int i = 0; i < pixels.length; i++) {
            x[i / area / channels][i / area % channels][i % area] = pixels[i];
        }
        int out = plan.stem().outChannels();
        x = convolve(x, "stem.conv.weight", out, 3, plan.stem().stride());
        x = activate(batchNorm(x, "stem"), plan.stem().activation());
        for (BlockPlan block : plan.blocks()) {
            x = block(block, x);
        }
        x = convolve(x, "head.expand.conv.weight", plan.head().expandChannels(), 1, 1);
        x = average(activate(batchNorm(x, "head.expand"), plan.head().activation()));
        x = convolve(x, "head.mix.weight", plan.head().mixChannels(), 1, 1);
        x = activate(x, plan.head().activation());
        double[][] logits = new double[x.length][plan.head().classes()];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < logits[n].length; c++) {
                logits[n][c] = at("classifier.bias", c);
                for (int f = 0; f < x[n].length; f++) {
                    logits[n][c] += at("classifier.weight", c, f) * x[n][f][0];
                }
            }
        }
        return logits;
    }

    private double[][][] block(BlockPlan block, double[][][] input) {
        String name = block.prefix();
        double[][][] x = input;
        if (block.expanding()) {
            x = convolve(x, name + ".expand.conv.weight", block.midChannels(), 1, 1);
            x = activate(batchNorm(x, name + ".expand"), block.activation());
        }
        x = depthwise(x, block);
        x = activate(batchNorm(x, name + ".depthwise"), block.activation());
        if (block.squeezes()) {
            x = squeezeExcite(x, block);
        }
        x = convolve(x, name + ".project.conv.weight", block.outChannels(), 1, 1);
        x = batchNorm(x, name + ".project");
        if (block.residual()) {
            for (int n = 0; n < x.length; n++) {
                for (int c = 0; c < x[n].length; c++) {
                    for (int p = 0; p < x[n][c].length; p++) {
                        x[n][c][p] += input[n][c][p];
                    }
                }
            }
        }
        return x;
    }

    private double[][][] squeezeExcite(double[][][] x, BlockPlan block) {
        String name = block.prefix() + ".se.";
        double[][][] gate =
                convolve(average(x), name + "reduce.weight", block.squeezeChannels(), 1, 1);
        addBias(gate, name + "reduce.bias");
        gate = activate(gate, ActivationFunction.RELU);
        gate = convolve(gate, name + "expand.weight", block.midChannels(), 1, 1);
        addBias(gate, name + "expand.bias");
        double[][][] result = new double[x.length][x[0].length][x[0][0].length];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                double factor = Math.min(6, Math.max(0, gate[n][c][0] + 3)) / 6;
                for (int p = 0; p < x[n][c].length; p++) {
                    result[n][c][p] = x[n][c][p] * factor;
                }
            }
        }
        return result;
    }

    private void addBias(double[][][] x, String name) {
        for (double[][] image : x) {
            for (int c = 0; c < image.length; c++) {
                image[c][0] += at(name, c);
            }
        }
    }

    private double[][][] depthwise(double[][][] x, BlockPlan block) {
        double[][][] result = new double[x.length][][];
        for (int n = 0; n < x.length; n++) {
            result[n] = new double[x[n].length][];
            for (int c = 0; c < x[n].length; c++) {
                double[] kernel = kernel(block, c);
                result[n][c] = correlate(x[n][c], kernel, block.kernel(), block.stride());
            }
        }
        return result;
    }

    /** Kernel of one channel: centre, times matrix, until it is small enough. */
    private double[] kernel(BlockPlan block, int channel) {
        String name = block.prefix() + ".depthwise.";
        int side = block.largestKernel();
        double[] kernel = new double[side * side];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = at(name + "conv.weight", channel, 0, i / side, i % side);
        }
        while (side > block.kernel()) {
            int smaller = side - 2;
            double[] result = new double[smaller * smaller];
            for (int i = 0; i < result.length; i++) {
                for (int j = 0; j < result.length; j++) {
                    result[i] +=
                            at(name + "transform." + side + "to" + smaller, i, j)
                                    * kernel[(j / smaller + 1) * side + j % smaller + 1];
                }
            }
            kernel = result;
            side = smaller;
        }
        return kernel;
    }

    private double[][][] convolve(double[][][] x, String name, int out, int side, int stride) {
        double[][][] result = new double[x.length][out][];
        for (int n = 0; n < x.length; n++) {
            for (int o = 0; o < out; o++) {
                double[] sum = null;
                for (int i = 0; i < x[n].length; i++) {
                    double[] kernel = new double[side * side];
                    for (int k = 0; k < kernel.length; k++) {
                        kernel[k] = at(name, o, i, k / side, k % side);
                    }
                    double[] part = correlate(x[n][i], kernel, side, stride);
                    if (sum == null) {
                        sum = part;
                    } else {
                        for (int p = 0; p < sum.length; p++) {
                            sum[p] += part[p];
                        }
                    }
                }
                result[n][o] = sum;
            }
        }
        return result;
    }

    private static double[] correlate(double[] image, double[] kernel, int side, int stride) {
        int size = (int) Math.round(Math.sqrt(image.length));
        int outSize = (size + stride - 1) / stride;
        double[] result = new double[outSize * outSize];
        for (int p = 0; p < result.length; p++) {
            for (int k = 0; k < kernel.length; k++) {
                int row = p / outSize * stride + k / side - side / 2;
                int column = p % outSize * stride + k % side - side / 2;
                if (row >= 0 && row < size && column >= 0 && column < size) {
                    result[p] += kernel[k] * image[row * size + column];
                }
            }
        }
        return result;
    }

    private double[][][] batchNorm(double[][][] x, String name) {
        double[][][] result = new double[x.length][x[0].length][x[0][0].length];
        for (int c = 0; c < x[0].length; c++) {
            double mean = batchStatistics ? mean(x, c, 0, 1) : at(name + ".bn.mean", c);
            double variance = batchStatistics ? mean(x, c, mean, 2) : at(name + ".bn.variance", c);
            for (int n = 0; n < x.length; n++) {
                for (int p = 0; p < x[n][c].length; p++) {
                    result[n][c][p] =
                            (x[n][c][p] - mean)
                                            / Math.sqrt(variance + epsilon)
                                            * at(name + ".bn.weight", c)
                                    + at(name + ".bn.bias", c);
                }
            }
        }
        return result;
    }

    private static double mean(double[][][] x, int channel, double centre, int power) {
        double sum = 0;
        for (double[][] image : x) {
            for (double value : image[channel]) {
                sum += Math.pow(value - centre, power);
            }
        }
        return sum / (x.length * x[0][channel].length);
    }

    private static double[][][] average(double[][][] x) {
        double[][][] result = new double[x.length][x[0].length][1];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                for (double value : x[n][c]) {
                    result[n][c][0] += value / x[n][c].length;
                }
            }
        }
        return result;
    }

    private static double[][][] activate(double[][][] x, ActivationFunction activation) {
        double[][][] result = new double[x.length][x[0].length][x[0][0].length];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                for (int p = 0; p < x[n][c].length; p++) {
                    double v = x[n][c][p];
                    result[n][c][p] =
                            activation == ActivationFunction.RELU
                                    ? Math.max(0, v)
                                    : v * Math.min(6, Math.max(0, v + 3)) / 6;
                }
            }
        }
        return result;
    }

    private double at(String name, int... index) {
        Tensor tensor = opened.computeIfAbsent(name, weights::tensor);
        int offset = 0;
        for (int axis = 0; axis < index.length; axis++) {
            offset = offset * tensor.shape().get(axis) + index[axis];
        }
        return tensor.values().get(offset);
    }
}
