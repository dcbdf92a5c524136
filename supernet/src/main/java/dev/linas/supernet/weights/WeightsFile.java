package dev.linas.supernet.weights;

import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens safetensors files by mapping them into memory, so that only what is used is read. */
public final class WeightsFile {
    private WeightsFile() {}

    /**
     * Maps a file, whose tensors bear our names or those of a published checkpoint, for as long as the result is reachable. The file must not change meanwhile.
     *
     * @throws InvalidWeightsException naming the file, if it cannot be read or is malformed
     */
    public static TensorFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new InvalidWeightsException(
                        "%s: has %d bytes; a weights file may have 2 GiB"
                                .formatted(path, channel.size()));
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return PublishedNames.translate(TensorFile.decode(path.toString(), bytes));
        } catch (IOException e) {
            throw new InvalidWeightsException(
                    path + ": cannot be read: " + e + "; name a readable safetensors file", e);
        }
    }
}
