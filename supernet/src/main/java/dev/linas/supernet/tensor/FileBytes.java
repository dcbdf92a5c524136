package dev.linas.supernet.tensor;

import dev.linas.core.file.RegularFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads whole files into memory outside of the heap. Files are not mapped: one that is cut while it
 * is mapped ends in a fault of memory access, one that is overwritten changes what was checked.
 */
public final class FileBytes {
    private FileBytes() {}

    /**
     * The bytes of a file, read-only.
     *
     * @throws IOException if it cannot be read, has more than 2 GiB, or does not fit into memory
     */
    public static ByteBuffer read(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(RegularFile.require(path), StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new IOException("it has %d bytes; at most 2 GiB can be read".formatted(size));
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) size);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("it became shorter while it was read");
                }
            }
            return bytes.flip().asReadOnlyBuffer();
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    "it does not fit into memory; allow more with the option"
                            + " -XX:MaxDirectMemorySize of Java",
                    e);
        }
    }
}
