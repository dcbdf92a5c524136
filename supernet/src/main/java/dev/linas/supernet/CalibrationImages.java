package dev.linas.supernet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Images on which batch-norm statistics are measured: normalised as the network wants them, in native
 * memory, in batches. Immutable and thread-safe.
 *
 * <p>Statistics of a layer depend on the batch, because the layers before it normalise by the same
 * batch; fewer, larger batches come nearer to the statistics of all images.
 */
public final class CalibrationImages {
    private final int count;
    private final int channels;
    private final int size;
    private final List<FloatBuffer> batches;

    private CalibrationImages(int count, int channels, int size, List<FloatBuffer> batches) {
        this.count = count;
        this.channels = channels;
        this.size = size;
        this.batches = List.copyOf(batches);
    }

    /**
     * Images, copied.
     *
     * @param pixels [images, channels, size, size], row-major, normalised
     * @param channels 1 or more
     * @param size height and width in pixels
     * @param batch most images that run at once, at least 2
     * @throws IllegalArgumentException if there are fewer than 2 images or half ones
     */
    public static CalibrationImages of(float[] pixels, int channels, int size, int batch) {
        int perImage = channels * size * size;
        int count = perImage == 0 ? 0 : pixels.length / perImage;
        if (count < 2 || count * perImage != pixels.length || batch < 2) {
            throw new IllegalArgumentException(
                    "%d numbers are not 2 or more images of %d x %d x %d, in batches of %d"
                            .formatted(pixels.length, channels, size, size, batch));
        }
        List<FloatBuffer> batches = new ArrayList<>();
        for (int first = 0; first < count; first += batch) {
            int last = Math.min(first + batch, count);
            batches.add(direct(pixels, first * perImage, (last - first) * perImage));
        }
        return new CalibrationImages(count, channels, size, batches);
    }

    /** Number of images. */
    public int count() {
        return count;
    }

    /** Channels of an image. */
    public int channels() {
        return channels;
    }

    /** Height and width in pixels. */
    public int size() {
        return size;
    }

    /** The batches, each [n, channels, size, size], read-only with a position of its own. */
    List<FloatBuffer> batches() {
        return batches.stream().map(FloatBuffer::duplicate).toList();
    }

    private static FloatBuffer direct(float[] pixels, int offset, int length) {
        FloatBuffer buffer =
                ByteBuffer.allocateDirect(Float.BYTES * length)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        return buffer.put(pixels, offset, length).flip();
    }
}
