package dev.linas.supernet.image;

import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.IIOException;

/**
 * JPEG: grey, RGB, YCbCr, CMYK and YCCK, baseline and progressive. Components come from Java's
 * libjpeg unconverted; colours are made here, by the integer arithmetic of libjpeg, so that neither
 * embedded profiles nor guesses decide. CMYK is inverted, as Adobe writes it.
 */
final class JpegImage {
    private static final int HALF = 1 << 15;
    private static final int CMYK = 4;

    private JpegImage() {}

    static boolean matches(byte[] file) {
        return ImageDecoder.startsWith(file, 0xFF, 0xD8, 0xFF);
    }

    static StoredImage decode(byte[] file) throws IOException {
        JpegMarkers markers = JpegMarkers.read(file);
        return ImageDecoder.read(
                "jpeg", file, reader -> colours(reader.readRaster(0, null), markers));
    }

    private static StoredImage colours(Raster raster, JpegMarkers markers) throws IIOException {
        int components = raster.getNumBands();
        if (components != markers.components() || components == 2 || components > CMYK) {
            throw new IIOException("it has %d components".formatted(markers.components()));
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        int channels = components == 1 ? StoredImage.GREY : StoredImage.RGB;
        byte[] samples = new byte[Math.multiplyExact(width * height, channels)];
        int[] row = new int[width * components];
        int next = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += components) {
                if (components > 1 && markers.luma()) {
                    toRgb(row, x);
                }
                if (components == CMYK) {
                    takeOffInk(row, x, markers.luma());
                }
                for (int channel = 0; channel < channels; channel++) {
                    samples[next++] = (byte) row[x + channel];
                }
            }
        }
        return new StoredImage(width, height, channels, samples);
    }

    /** Y, Cb, Cr to R, G, B, in 16-bit fixed point as libjpeg's tables have it. */
    private static void toRgb(int[] row, int x) {
        int luma = row[x];
        int blue = row[x + 1] - 128;
        int red = row[x + 2] - 128;
        row[x] = clipped(luma + ((91_881 * red + HALF) >> 16));
        row[x + 1] = clipped(luma + ((-22_554 * blue - 46_802 * red + HALF) >> 16));
        row[x + 2] = clipped(luma + ((116_130 * blue + HALF) >> 16));
    }

    /**
     * Inverted CMYK to RGB: stored are 255 minus the inks. YCCK encodes the complement of its first
     * three components, so they come here as inks that are not inverted.
     */
    private static void takeOffInk(int[] row, int x, boolean fromLuma) {
        int paper = row[x + 3];
        for (int i = 0; i < 3; i++) {
            int stored = fromLuma ? 255 - row[x + i] : row[x + i];
            row[x + i] = clipped(paper - dividedBy255((255 - stored) * paper));
        }
    }

    /** Rounded division by 255 for 0 to 65,025. */
    private static int dividedBy255(int product) {
        int shifted = product + 128;
        return ((shifted >> 8) + shifted) >> 8;
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
