package dev.linas.supernettrainer.task;

import java.util.Arrays;

/**
 * Grey images and their labels. The arrays are handed over, not copied: whoever holds them must not
 * change them.
 *
 * @param size pixels of a side
 * @param pixels one unsigned byte per pixel, image by image, row by row: count * size * size
 * @param labels class of every image
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels: a copy per access is no option
public record LabelledImages(int size, byte[] pixels, int[] labels) {
    public LabelledImages {
        if (pixels.length != labels.length * size * size) {
            throw new IllegalArgumentException(
                    "%d pixels for %d images of %d x %d"
                            .formatted(pixels.length, labels.length, size, size));
        }
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Pixels of one image. */
    public int pixelsPerImage() {
        return size * size;
    }

    /**
     * Some of the images.
     *
     * @param from index of the first, inclusive
     * @param to index of the last, exclusive
     */
    public LabelledImages slice(int from, int to) {
        return new LabelledImages(
                size,
                Arrays.copyOfRange(pixels, from * pixelsPerImage(), to * pixelsPerImage()),
                Arrays.copyOfRange(labels, from, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledImages images
                && size == images.size
                && Arrays.equals(pixels, images.pixels)
                && Arrays.equals(labels, images.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pixels) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return count() + " images of " + size + " x " + size;
    }
}
