package dev.linas.tasks.dataset;

import java.nio.FloatBuffer;

/** Images for one run of a network, with their labels. */
public final class Batch {
    private final FloatBuffer values;
    private final int[] labels;
    private final Dataset dataset;

    Batch(FloatBuffer values, int[] labels, Dataset dataset) {
        this.values = values;
        this.labels = labels;
        this.dataset = dataset;
    }

    /**
     * The images, [images, channels, height, width] in row-major order; direct, from position to
     * limit.
     */
    public FloatBuffer values() {
        return values;
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** The label of the image at a position in this batch. */
    public int label(int position) {
        return labels[position];
    }

    /** Sizes of the axes of the images. */
    public long[] shape() {
        return new long[] {
            labels.length, dataset.channels(), dataset.resolution(), dataset.resolution()
        };
    }
}
