package dev.linas.supernettrainer.files;

import dev.linas.supernettrainer.task.LabelledImages;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Labelled images in the pair of gzipped IDX files that MNIST and its like are published as. */
public final class IdxFiles {
    /** Unsigned bytes of three dimensions: images, rows, columns. */
    private static final int IMAGES = 0x0803;

    /** Unsigned bytes of one dimension. */
    private static final int LABELS = 0x0801;

    private IdxFiles() {}

    /**
     * Reads square images and their labels.
     *
     * @param folder holds NAME-images-idx3-ubyte.gz and NAME-labels-idx1-ubyte.gz
     * @param name {@code train} or {@code t10k}
     * @throws IOException if a file is missing or not what its name says; the message names it
     */
    public static LabelledImages read(Path folder, String name) throws IOException {
        Path images = folder.resolve(name + "-images-idx3-ubyte.gz");
        Path labels = folder.resolve(name + "-labels-idx1-ubyte.gz");
        ByteBuffer pixels = content(images, IMAGES);
        int count = pixels.getInt();
        int rows = pixels.getInt();
        int columns = pixels.getInt();
        if (rows != columns || pixels.remaining() != (long) count * rows * columns) {
            throw new IOException(
                    "%s: %d bytes for %d images of %d x %d"
                            .formatted(images, pixels.remaining(), count, rows, columns));
        }
        ByteBuffer classes = content(labels, LABELS);
        if (classes.getInt() != count || classes.remaining() != count) {
            throw new IOException(
                    "%s: %d labels for the %d images of %s"
                            .formatted(labels, classes.remaining(), count, images));
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = classes.get() & 0xFF;
        }
        return new LabelledImages(rows, bytes(pixels), numbers);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The content of a file after its first word. */
    private static ByteBuffer content(Path file, int kind) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteBuffer content = ByteBuffer.wrap(in.readAllBytes());
            if (content.remaining() < 16 || content.getInt() != kind) {
                throw new IOException(
                        "%s is no IDX file of kind 0x%04x; is it whole?".formatted(file, kind));
            }
            return content;
        } catch (EOFException e) {
            throw new IOException(file + " is cut off; fetch it again", e);
        }
    }
}
