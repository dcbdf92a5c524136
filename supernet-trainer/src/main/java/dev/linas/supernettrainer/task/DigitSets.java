package dev.linas.supernettrainer.task;

/** The sets of images by which sub-networks are judged; none of them is ever trained on. */
public enum DigitSets {
    /** Images whose labels the sub-networks must tell. */
    VALIDATION(1_000_001, 2000),
    /** Images on which the batch-norm moments of a sub-network are measured. */
    CALIBRATION(1_000_002, 512);

    private final long seed;
    private final int images;

    DigitSets(long seed, int images) {
        this.seed = seed;
        this.images = images;
    }

    /** Seed of the images; trainings have others. */
    public long seed() {
        return seed;
    }

    /** Number of images. */
    public int images() {
        return images;
    }

    /** Draws the images. */
    public LabelledImages draw(ImageTask task) {
        return draw(task, images);
    }

    /**
     * Draws another number of images: the first of them, or those and more.
     *
     * @param count at least 1
     */
    public LabelledImages draw(ImageTask task, int count) {
        return task.draw(seed, 0, count);
    }
}
