package dev.linas.supernet.weights;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens safetensors files. They are read into memory, so that nobody can change them afterwards.
 */
public final class WeightsFile {
    private WeightsFile() {}

    /**
     * Reads a file; its tensors keep the names that they bear in it.
     *
     * @throws InvalidWeightsException naming the file, if it cannot be read or is malformed
     */
    public static TensorFile open(Path path) {
        try {
            return TensorFile.decode(path.toString(), FileBytes.read(path));
        } catch (IOException e) {
            throw new InvalidWeightsException(
                    path
                            + ": cannot be read: "
                            + RegularFile.why(e)
                            + "; name a readable safetensors file",
                    e);
        }
    }
}
