package dev.linas.supernet.weights;

/**
 * Mean and variance (biased) of every channel of a tensor. Holds its arrays without copying; nobody
 * changes them.
 */
public final class Moments {
    private final float[] mean;
    private final float[] variance;

    /**
     * Moments.
     *
     * @param mean one per channel
     * @param variance one per channel, at least 0
     */
    public Moments(float[] mean, float[] variance) {
        this.mean = mean;
        this.variance = variance;
    }

    public float[] mean() {
        return mean;
    }

    public float[] variance() {
        return variance;
    }
}
