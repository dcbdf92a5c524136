package dev.linas.evaluator.meter.onnx;

import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** The digits that come with Linas, written as image files of several formats in class folders. */
final class DigitImages {
    /** Folder of the digits, their weights among them. */
    static final Path FOLDER = Path.of("..", "examples", "digits").toAbsolutePath().normalize();

    static final int SIDE = 32;
    private static final int AREA = SIDE * SIDE;
    private static final float QUALITY = 0.95f;

    private final RawTensor images;
    private final RawTensor labels;

    private DigitImages(RawTensor images, RawTensor labels) {
        this.images = images;
        this.labels = labels;
    }

    static DigitImages read() throws IOException {
        Path file = FOLDER.resolve("validation.safetensors");
        TensorFile tensors = TensorFile.decode(file.toString(), FileBytes.read(file));
        return new DigitImages(
                tensors.raw("images").orElseThrow(), tensors.raw("labels").orElseThrow());
    }

    int count() {
        return images.shape().get(0);
    }

    int label(int index) {
        return switch (labels.dtype()) {
            case "I64" -> Math.toIntExact(labels.bytes().getLong(Long.BYTES * index));
            case "I32" -> labels.bytes().getInt(Integer.BYTES * index);
            default -> Byte.toUnsignedInt(labels.bytes().get(index));
        };
    }

    /** A grey level, 0 to 255. */
    private int pixel(int index, int at) {
        return Byte.toUnsignedInt(images.bytes().get(index * AREA + at));
    }

    /** Ways to write an image of grey levels. */
    enum Format {
        GREY("png"),
        RGB("png"),
        PALETTE("png"),
        SIXTEEN_BITS("png"),
        JPEG("jpg");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    /** Writes every image, as {@code FOLDER/LABEL/INDEX.EXTENSION}. */
    Path write(Path folder, Format format) throws IOException {
        for (int i = 0; i < count(); i++) {
            Path into = folder.resolve(Integer.toString(label(i)));
            Files.createDirectories(into);
            File file = into.resolve("%05d.%s".formatted(i, format.extension)).toFile();
            if (format == Format.JPEG) {
                writeJpeg(grey(i), file);
            } else {
                ImageIO.write(image(i, format), "png", file);
            }
        }
        return folder;
    }

    private BufferedImage image(int index, Format format) {
        return switch (format) {
            case RGB -> rgb(index);
            case PALETTE -> palette(index);
            case SIXTEEN_BITS -> sixteenBits(index);
            default -> grey(index);
        };
    }

    private BufferedImage grey(int index) {
        return filled(index, new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY), 1, 0);
    }

    /** The low byte of each sample is noise that does not count. */
    private BufferedImage sixteenBits(int index) {
        return filled(
                index, new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY), 256, 0x5A);
    }

    private BufferedImage filled(int index, BufferedImage image, int factor, int summand) {
        for (int at = 0; at < AREA; at++) {
            image.getRaster()
                    .setSample(at % SIDE, at / SIDE, 0, factor * pixel(index, at) + summand);
        }
        return image;
    }

    private BufferedImage rgb(int index) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < AREA; at++) {
            image.setRGB(at % SIDE, at / SIDE, 0x010101 * pixel(index, at));
        }
        return image;
    }

    /** Index and grey level run against each other, so that indices cannot pass for levels. */
    private BufferedImage palette(int index) {
        byte[] levels = new byte[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (255 - i);
        }
        BufferedImage image =
                new BufferedImage(
                        SIDE,
                        SIDE,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(8, levels.length, levels, levels, levels));
        return filled(index, image, -1, 255);
    }

    private static void writeJpeg(BufferedImage image, File file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (FileImageOutputStream out = new FileImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
