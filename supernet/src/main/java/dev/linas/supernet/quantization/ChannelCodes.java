package dev.linas.supernet.quantization;

import java.util.Arrays;

/**
 * Symmetric signed codes of a layer's weights, one scale per output channel: {@code real = scale *
 * code}, codes -127 to 127; and of its bias, 32 bits wide on the scale of the layer's sums (scale
 * of the input times scale of the channel), as integer convolutions add it.
 */
final class ChannelCodes {
    private static final int MAX_CODE = 127;

    /** Leaves room for the sum of products in 32 bits. */
    private static final double MAX_BIAS_CODE = 1 << 30;

    private final float[] scales;
    private final float inputScale;
    private final int inner;

    private ChannelCodes(float[] scales, float inputScale, int inner) {
        this.scales = scales;
        this.inputScale = inputScale;
        this.inner = inner;
    }

    /**
     * The scales of a layer.
     *
     * @param weights all elements in row-major order
     * @param shape sizes of their axes
     * @param axis the axis of the output channels
     * @param bias one per channel, or empty: a channel whose weights are next to nothing takes its
     *     scale from its bias, which otherwise would not fit
     * @param inputScale scale of the layer's input
     */
    static ChannelCodes of(float[] weights, int[] shape, int axis, float[] bias, float inputScale) {
        int inner = Arrays.stream(shape, axis + 1, shape.length).reduce(1, Math::multiplyExact);
        float[] scales = new float[shape[axis]];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / inner % scales.length;
            scales[channel] = Math.max(scales[channel], Math.abs(weights[i]) / MAX_CODE);
        }
        double least = Math.max(Float.MIN_NORMAL, Float.MIN_NORMAL / (double) inputScale);
        for (int c = 0; c < scales.length; c++) {
            if (bias.length > 0) {
                double forBias = Math.abs(bias[c]) / inputScale / MAX_BIAS_CODE;
                scales[c] = (float) Math.max(scales[c], forBias);
            }
            scales[c] = scales[c] < least ? 1 : scales[c];
        }
        return new ChannelCodes(scales, inputScale, inner);
    }

    /** One per channel; positive. */
    float[] scales() {
        return scales.clone();
    }

    /** The codes of the weights, in the order of the weights. */
    byte[] weights(float[] weights) {
        byte[] codes = new byte[weights.length];
        for (int i = 0; i < codes.length; i++) {
            double code = Math.rint(weights[i] / (double) scales[i / inner % scales.length]);
            codes[i] = (byte) Math.max(-MAX_CODE, Math.min(MAX_CODE, code));
        }
        return codes;
    }

    /** The scales of the bias's codes, one per channel. */
    float[] biasScales() {
        float[] products = new float[scales.length];
        for (int c = 0; c < products.length; c++) {
            products[c] = inputScale * scales[c];
        }
        return products;
    }

    /** The codes of the bias, one per channel. */
    int[] bias(float[] bias) {
        float[] products = biasScales();
        int[] codes = new int[products.length];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = (int) Math.rint(bias[c] / (double) products[c]);
        }
        return codes;
    }
}
