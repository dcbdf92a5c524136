package dev.linas.supernet.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOException;

/**
 * PNG: samples as stored. Samples of 1, 2 and 4 bits are spread over 0 to 255, of 16 bits the high
 * byte counts, palettes are looked up.
 */
final class PngImage {
    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LENGTH_AND_TYPE = 8;
    private static final int CRC = 4;
    private static final int IEND = 0x49454E44;
    private static final int PLTE = 0x504C5445;

    /** Where the kind of colours stands in a file, and the kind that has a palette. */
    private static final int COLOUR_TYPE = 25;

    private static final int OF_PALETTE = 3;
    private static final int BITS = 8;

    /** An eighth of what 16 bits hold: all of it is within the lowest 32 of 256 grey levels. */
    private static final int LOW_RANGE = 8192;

    private PngImage() {}

    static boolean matches(byte[] file) {
        return ImageDecoder.startsWith(file, SIGNATURE);
    }

    static StoredImage decode(byte[] file) throws IOException {
        int colours = requireWholeChunks(file);
        return ImageDecoder.read(
                "png",
                file,
                reader -> {
                    BufferedImage image = reader.read(0);
                    if (file[COLOUR_TYPE] == OF_PALETTE) {
                        requireColours(image.getRaster(), colours);
                    }
                    return samples(image);
                });
    }

    /**
     * A reader of Java looks at no checksum, and at nothing behind the last row that it can make.
     *
     * @return colours of the palette; 0 if there is none
     */
    private static int requireWholeChunks(byte[] file) throws IIOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).position(SIGNATURE.length);
        CRC32 crc = new CRC32();
        int colours = 0;
        while (true) {
            if (bytes.remaining() < LENGTH_AND_TYPE + CRC) {
                throw new IIOException("the file is cut: its last chunk is missing");
            }
            long length = Integer.toUnsignedLong(bytes.getInt());
            if (length > bytes.remaining() - LENGTH_AND_TYPE) {
                throw new IIOException("the file is cut: it ends within a chunk");
            }
            int begin = bytes.position();
            int type = bytes.getInt();
            crc.reset();
            crc.update(file, begin, (int) length + Integer.BYTES);
            bytes.position(begin + Integer.BYTES + (int) length);
            if (Integer.toUnsignedLong(bytes.getInt()) != crc.getValue()) {
                throw new IIOException("a checksum does not fit: bytes of the file are wrong");
            }
            if (type == PLTE) {
                colours = (int) length / StoredImage.RGB;
            }
            if (type == IEND) {
                return colours;
            }
        }
    }

    /**
     * Refuses indices beyond the palette, which have no colour: Java makes them black, others a
     * grey.
     */
    private static void requireColours(Raster indices, int colours) throws IIOException {
        int[] row = new int[indices.getWidth()];
        for (int y = 0; y < indices.getHeight(); y++) {
            for (int index : indices.getSamples(0, y, row.length, 1, 0, row)) {
                if (index >= colours) {
                    throw new IIOException(
                            "a pixel has colour %d of a palette of %d".formatted(index, colours));
                }
            }
        }
    }

    /** Samples as they are stored, of a palette or of 8 bits each or more. */
    static StoredImage samples(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel) {
            return ImageDecoder.rgb(image); // also grey of less than 8 bits
        }
        Raster raster = image.getRaster();
        int shift = raster.getSampleModel().getSampleSize(0) - BITS;
        int channels = raster.getNumBands() < StoredImage.RGB ? StoredImage.GREY : StoredImage.RGB;
        int width = raster.getWidth();
        byte[] samples = new byte[width * raster.getHeight() * channels];
        int most = 0;
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int channel = 0; channel < channels; channel++) {
                raster.getSamples(0, y, width, 1, channel, row);
                for (int x = 0; x < width; x++) {
                    samples[(y * width + x) * channels + channel] = (byte) (row[x] >> shift);
                    most = Math.max(most, row[x]);
                }
            }
        }
        return new StoredImage(width, raster.getHeight(), channels, samples, remark(shift, most));
    }

    /**
     * Scanners and cameras of 12 bits write such files; their owners see pictures, not darkness.
     */
    private static Optional<String> remark(int shift, int most) {
        return shift > 0 && most > 0 && most < LOW_RANGE
                ? Optional.of(
                        ("has 16 bits a sample and none above %d of 65535, so it is read as"
                                        + " nearly black; write it anew over the whole range")
                                .formatted(most))
                : Optional.empty();
    }
}
