package dev.linas.supernet.image;

import java.util.Optional;

/**
 * An image as its file stores it, in 8 bits a sample: no colour management, no gamma, no
 * orientation of EXIF is applied, and an alpha channel is dropped without being multiplied in.
 */
public final class StoredImage {
    static final int GREY = 1;
    static final int RGB = 3;

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;
    private final Optional<String> remark;

    StoredImage(int width, int height, int channels, byte[] samples) {
        this(width, height, channels, samples, Optional.empty());
    }

    /**
     * @param width pixels of a row, at least 1
     * @param height rows, at least 1
     * @param channels 1 for grey, 3 for RGB
     * @param remark what its owner may not expect of how it is read; empty: nothing
     * @param samples 0 to 255, in the order row, column, channel; not copied
     */
    StoredImage(int width, int height, int channels, byte[] samples, Optional<String> remark) {
        if (samples.length != Math.multiplyExact(Math.multiplyExact(width, height), channels)) {
            throw new IllegalArgumentException(
                    "%dx%d pixels of %d channels are not %d samples"
                            .formatted(width, height, channels, samples.length));
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
        this.remark = remark;
    }

    /** A remark on how it is read that its owner may not expect; empty if there is none. */
    public Optional<String> remark() {
        return remark;
    }

    /** Pixels of a row, at least 1. */
    public int width() {
        return width;
    }

    /** Rows, at least 1. */
    public int height() {
        return height;
    }

    /** 1 for grey, 3 for RGB. */
    public int channels() {
        return channels;
    }

    /** The samples; not to be changed. */
    byte[] samples() {
        return samples;
    }

    /**
     * The image in grey or RGB: grey becomes three equal channels, RGB its luma of ITU-R BT.601 in
     * 16-bit fixed point, so that equal channels become themselves.
     *
     * @param wanted 1 for grey, 3 for RGB
     */
    StoredImage in(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int pixels = width * height;
        byte[] converted = new byte[pixels * wanted];
        for (int i = 0; i < pixels; i++) {
            if (wanted == RGB) {
                converted[3 * i] = samples[i];
                converted[3 * i + 1] = samples[i];
                converted[3 * i + 2] = samples[i];
            } else {
                converted[i] = luma(samples, 3 * i);
            }
        }
        return new StoredImage(width, height, wanted, converted);
    }

    private static byte luma(byte[] rgb, int first) {
        int red = Byte.toUnsignedInt(rgb[first]);
        int green = Byte.toUnsignedInt(rgb[first + 1]);
        int blue = Byte.toUnsignedInt(rgb[first + 2]);
        return (byte) ((red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16);
    }
}
