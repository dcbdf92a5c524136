package dev.linas.tasks.dataset;

import dev.linas.supernet.image.CenterCrop;
import dev.linas.supernet.task.ImageClassification;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The images of a folder at one size. They are decoded when first read and then kept, as long as
 * all of them fit into an eighth of the heap: every sub-network is tested on the same ones.
 */
final class CroppedImages implements Dataset {
    private static final int SHARE_OF_HEAP = 8;

    private final List<ImageFile> entries;
    private final ImageClassification format;
    private final int resolution;
    private final float[][] normalizedBytes;
    private final AtomicReferenceArray<byte[]> kept;

    CroppedImages(List<ImageFile> entries, ImageClassification format, int resolution) {
        this.entries = entries;
        this.format = format;
        this.resolution = resolution;
        this.normalizedBytes = new float[format.channels()][];
        for (int channel = 0; channel < format.channels(); channel++) {
            normalizedBytes[channel] = format.normalizedBytes(channel);
        }
        long bytes = (long) entries.size() * numbersPerImage();
        boolean fits = bytes <= Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        this.kept = new AtomicReferenceArray<>(fits ? entries.size() : 0);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public int resolution() {
        return resolution;
    }

    @Override
    public int label(int index) {
        return entries.get(index).label();
    }

    @Override
    public void read(int index, FloatBuffer into) {
        byte[] pixels = pixels(index);
        int area = resolution * resolution;
        for (int i = 0; i < pixels.length; i++) {
            into.put(normalizedBytes[i / area][Byte.toUnsignedInt(pixels[i])]);
        }
    }

    private byte[] pixels(int index) {
        byte[] pixels = kept.length() == 0 ? null : kept.get(index);
        if (pixels == null) {
            pixels = CenterCrop.of(entries.get(index).decode(), format.channels(), resolution);
            if (kept.length() > 0) {
                kept.set(index, pixels);
            }
        }
        return pixels;
    }
}
