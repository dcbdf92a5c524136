package dev.linas.supernettrainer.task;

/**
 * A source of labelled grey images. What is drawn depends on the arguments alone, so any part of a
 * data set can be drawn on its own, in any order, on any thread.
 */
public interface ImageTask {

    /** Name of the task. */
    String name();

    /** Number of classes; labels are 0..classes-1. */
    int classes();

    /** Pixels of a side; images are square. */
    int size();

    /**
     * Draws images to train on.
     *
     * @param seed names the data set; sets of different seeds differ
     * @param first index of the first image, at least 0; there is no last one
     * @param count number of images, at least 1
     */
    LabelledImages draw(long seed, long first, int count);

    /** How many images of a set are published with a network of this task. */
    default int published(ImageSet set) {
        return switch (set) {
            case VALIDATION -> 2000;
            case CALIBRATION -> 512;
            case MONITOR -> 0;
        };
    }

    /**
     * Images to judge by, as they are.
     *
     * @param first index of the first image, at least 0
     * @param count number of images, at least 1
     * @throws IllegalArgumentException if the set has fewer
     */
    LabelledImages judging(ImageSet set, int first, int count);
}
