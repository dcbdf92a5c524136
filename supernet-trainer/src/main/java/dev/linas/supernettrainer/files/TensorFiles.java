package dev.linas.supernettrainer.files;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;

/** Reads and writes safetensors files. */
public final class TensorFiles {
    private TensorFiles() {}

    /**
     * Reads a file into memory.
     *
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming the file, if it is malformed
     */
    public static TensorFile read(Path file) throws IOException {
        return TensorFile.decode(file.toString(), ByteBuffer.wrap(RegularFile.bytes(file)));
    }

    /** Writes 32-bit floats; a reader sees the old file or the new one, never a part. */
    public static void write(Path file, List<Tensor> tensors, SortedMap<String, String> metadata)
            throws IOException {
        write(file, TensorFileWriter.encode(tensors, metadata));
    }

    static void write(Path file, ByteBuffer bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(
                part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
