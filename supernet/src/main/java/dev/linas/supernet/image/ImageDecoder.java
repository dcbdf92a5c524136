package dev.linas.supernet.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, BMP and GIF files, told apart by their first bytes; of a GIF the first frame.
 */
public final class ImageDecoder {
    private ImageDecoder() {}

    /** Reads with an opened reader. */
    @FunctionalInterface
    interface OpenedRead {
        StoredImage by(ImageReader reader) throws IOException;
    }

    /**
     * Decodes a file.
     *
     * @param file all of its bytes
     * @throws IOException saying what is wrong, if it is no such image or a part of it is missing
     */
    public static StoredImage decode(byte[] file) throws IOException {
        if (file.length == 0) {
            throw new IIOException("the file is empty");
        }
        if (PngImage.matches(file)) {
            return PngImage.decode(file);
        }
        if (JpegImage.matches(file)) {
            return JpegImage.decode(file);
        }
        if (startsWith(file, 'B', 'M')) {
            return read("bmp", file, reader -> stored(reader.read(0)));
        }
        if (startsWith(file, 'G', 'I', 'F', '8')) {
            return read("gif", file, reader -> whole(file, stored(reader.read(0))));
        }
        throw new IIOException("it is no PNG, JPEG, BMP or GIF; convert it to PNG");
    }

    static boolean startsWith(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= file.length || Byte.toUnsignedInt(file[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Opens Java's own reader of a format. What it warns of counts as an error. */
    static StoredImage read(String format, byte[] file, OpenedRead reading) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IIOException("this Java cannot read " + format);
        }
        ImageReader reader = readers.next();
        ReadWarnings warnings = new ReadWarnings();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(warnings);
            StoredImage image = reading.by(reader);
            warnings.throwFirst();
            return image;
        } catch (EOFException e) {
            throw new IIOException("the file is cut: its end is missing", e);
        } catch (RuntimeException e) { // readers of Java throw many kinds on malformed files
            throw new IIOException("it is malformed: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    /**
     * Samples as they are stored. Java gives images of grey palettes a linear grey, which it would
     * brighten on the way to sRGB.
     */
    private static StoredImage stored(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        boolean isGrey =
                colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                        && !(colours instanceof IndexColorModel);
        return isGrey ? PngImage.samples(image) : rgb(image);
    }

    /** A GIF whose first frame is as large as the picture, whose size stands in its head. */
    private static StoredImage whole(byte[] file, StoredImage frame) throws IIOException {
        ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int width = Short.toUnsignedInt(head.getShort(6));
        int height = Short.toUnsignedInt(head.getShort(8));
        if (frame.width() != width || frame.height() != height) {
            throw new IIOException(
                    "its first frame of %dx%d does not fill its %dx%d pixels; convert it to PNG"
                            .formatted(frame.width(), frame.height(), width, height));
        }
        return frame;
    }

    /** For images whose colour model is sRGB, where nothing is converted. */
    public static StoredImage rgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] samples = new byte[Math.multiplyExact(width * height, StoredImage.RGB)];
        int[] row = new int[width];
        int next = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                samples[next++] = (byte) (pixel >> 16);
                samples[next++] = (byte) (pixel >> 8);
                samples[next++] = (byte) pixel;
            }
        }
        return new StoredImage(width, height, StoredImage.RGB, samples);
    }
}
