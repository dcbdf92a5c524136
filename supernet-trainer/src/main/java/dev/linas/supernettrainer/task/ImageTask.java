package dev.linas.supernettrainer.task;

/**
 * A source of labelled grey images without end. Every image depends on (seed, index) alone, so any
 * part of a data set can be drawn on its own, in any order, on any thread.
 */
public interface ImageTask {

    /** Name of the task. */
    String name();

    /** Number of classes; labels are 0..classes-1. */
    int classes();

    /** Pixels of a side; images are square. */
    int size();

    /**
     * Draws images.
     *
     * @param seed names the data set; sets of different seeds share no image
     * @param first index of the first image, at least 0
     * @param count number of images, at least 1
     */
    LabelledImages draw(long seed, long first, int count);
}
