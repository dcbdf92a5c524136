package dev.linas.tasks.dataset;

import java.nio.FloatBuffer;

/** Labelled square images of one size. Thread-safe. */
public interface Dataset {

    /** Number of images; at least 1. */
    int size();

    /** Number of channels of every image. */
    int channels();

    /** Height and width of every image, in pixels. */
    int resolution();

    /** The label of an image, in 0..classes-1. */
    int label(int index);

    /**
     * Writes an image, normalised, in the order channel, row, column; advances the buffer.
     *
     * @throws InvalidDatasetException naming the image, if it cannot be read
     */
    void read(int index, FloatBuffer into);

    /** Numbers of one image. */
    default int numbersPerImage() {
        return channels() * resolution() * resolution();
    }
}
