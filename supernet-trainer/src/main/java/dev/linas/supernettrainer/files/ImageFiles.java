package dev.linas.supernettrainer.files;

import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFileWriter;
import dev.linas.supernettrainer.task.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import javax.imageio.ImageIO;

/** Labelled images in files. */
public final class ImageFiles {
    private static final int COLUMNS = 32;
    private static final int GAP = 1;

    private ImageFiles() {}

    /**
     * Writes a dataset file, safetensors: {@code images} [count, 1, size, size] U8, {@code labels}
     * [count] I64. Equal arguments give equal bytes.
     */
    public static void writeDataset(
            Path file, LabelledImages images, SortedMap<String, String> metadata)
            throws IOException {
        ByteBuffer labels =
                ByteBuffer.allocate(Long.BYTES * images.count()).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : images.labels()) {
            labels.putLong(label);
        }
        List<Integer> shape = List.of(images.count(), 1, images.size(), images.size());
        TensorFiles.write(
                file,
                TensorFileWriter.encodeRaw(
                        List.of(
                                new RawTensor(
                                        "images", "U8", shape, ByteBuffer.wrap(images.pixels())),
                                new RawTensor(
                                        "labels", "I64", List.of(images.count()), labels.flip())),
                        metadata));
    }

    /** Draws the images side by side, {@value #COLUMNS} in a row, as a PNG file. */
    public static void writeSheet(Path file, LabelledImages images) throws IOException {
        int side = images.size() + GAP;
        int rows = (images.count() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet =
                new BufferedImage(COLUMNS * side, rows * side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < images.pixels().length; i++) {
            int image = i / images.pixelsPerImage();
            int pixel = i % images.pixelsPerImage();
            int x = image % COLUMNS * side + pixel % images.size();
            int y = image / COLUMNS * side + pixel / images.size();
            sheet.getRaster().setSample(x, y, 0, images.pixels()[i] & 0xFF);
        }
        ImageIO.write(sheet, "png", file.toFile());
    }
}
