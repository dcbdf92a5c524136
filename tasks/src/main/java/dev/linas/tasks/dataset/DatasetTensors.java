package dev.linas.tasks.dataset;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The tensors of a safetensors file that holds a dataset. All of it is read into memory, so that
 * nobody can change it afterwards. Immutable and thread-safe.
 */
public final class DatasetTensors {
    private final Path path;
    private final TensorFile file;

    private DatasetTensors(Path path, TensorFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidDatasetException naming it, if it cannot be read
     */
    public static DatasetTensors read(Path path) {
        try {
            return new DatasetTensors(
                    path, TensorFile.decode(path.toString(), FileBytes.read(path)));
        } catch (NoSuchFileException e) {
            throw new InvalidDatasetException(
                    path + ": there is no such file; the path starts from the search file", e);
        } catch (IOException e) {
            throw new InvalidDatasetException(path + ": cannot be read: " + RegularFile.why(e), e);
        } catch (InvalidWeightsException e) {
            throw new InvalidDatasetException(e.getMessage(), e);
        }
    }

    /**
     * A tensor by its name.
     *
     * @param remark what to add to the message if there is none of that name; may be empty
     * @throws InvalidDatasetException naming the file and the tensors that there are
     */
    public RawTensor tensor(String name, String remark) {
        return file.raw(name)
                .orElseThrow(
                        () ->
                                invalid(
                                        "there is no tensor '%s', but %s%s",
                                        name, file.names(), remark));
    }

    /** An error of this file, to be thrown; its message begins with the path. */
    public InvalidDatasetException invalid(String message, Object... arguments) {
        return new InvalidDatasetException(path + ": " + message.formatted(arguments));
    }
}
