package dev.linas.supernet.weights;

/**
 * A batch normalisation: {@code scale * (x - mean) / sqrt(variance + epsilon) + shift} per channel.
 * Holds its arrays without copying; nobody changes them.
 */
public final class BatchNorm {
    private final float[] scale;
    private final float[] shift;
    private final Moments moments;
    private final double epsilon;

    /**
     * A batch normalisation.
     *
     * @param scale one per channel
     * @param shift one per channel
     * @param moments as many channels
     * @param epsilon added to the variance, above 0
     */
    public BatchNorm(float[] scale, float[] shift, Moments moments, double epsilon) {
        this.scale = scale;
        this.shift = shift;
        this.moments = moments;
        this.epsilon = epsilon;
    }

    public float[] scale() {
        return scale;
    }

    public float[] shift() {
        return shift;
    }

    public Moments moments() {
        return moments;
    }

    public double epsilon() {
        return epsilon;
    }

    /**
     * Weights of a convolution that does what the given one and this normalisation after it do.
     *
     * @param weights of a convolution without bias, output channel by output channel
     */
    public float[] foldInto(float[] weights) {
        float[] folded = new float[weights.length];
        int perChannel = weights.length / scale.length;
        for (int channel = 0; channel < scale.length; channel++) {
            double factor = factor(channel);
            int end = (channel + 1) * perChannel;
            for (int i = channel * perChannel; i < end; i++) {
                folded[i] = (float) (weights[i] * factor);
            }
        }
        return folded;
    }

    /** The bias of that convolution; one per channel. */
    public float[] foldedBias() {
        float[] bias = new float[scale.length];
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) (shift[channel] - moments.mean()[channel] * factor(channel));
        }
        return bias;
    }

    private double factor(int channel) {
        return scale[channel] / Math.sqrt(moments.variance()[channel] + epsilon);
    }
}
