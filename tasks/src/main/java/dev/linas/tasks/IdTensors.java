package dev.linas.tasks;

import dev.linas.core.file.RegularFile;
import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.tasks.dataset.InvalidDatasetException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A safetensors file whose tensors hold ids: I64, of users, items or tokens. All of it is read into
 * memory, so that nobody can change it afterwards. Immutable and thread-safe.
 */
public final class IdTensors {
    private final Path path;
    private final TensorFile file;

    private IdTensors(Path path, TensorFile file) {
        this.path = path;
        this.file = file;
    }

    /** One tensor. Immutable. */
    public static final class Ids {
        private final List<Integer> shape;
        private final long[] ids;

        private Ids(List<Integer> shape, long[] ids) {
            this.shape = List.copyOf(shape);
            this.ids = ids;
        }

        /** Lengths of its axes. */
        public List<Integer> shape() {
            return shape;
        }

        /** Number of rows. */
        public int rows() {
            return shape.get(0);
        }

        /** One id; the index counts in row-major order. */
        public long at(int index) {
            return ids[index];
        }

        /** Adds shape and ids. */
        public void addTo(Fingerprint fingerprint, String label) {
            fingerprint.with(label, shape.toString()).with(label, Arrays.toString(ids));
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidDatasetException naming it, if it cannot be read
     */
    public static IdTensors read(Path path) {
        try {
            return new IdTensors(path, TensorFile.decode(path.toString(), FileBytes.read(path)));
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
     * A tensor.
     *
     * @param axes how many axes it must have, none of length 0
     * @param count ids must be 0 to this, exclusive
     * @throws InvalidDatasetException naming file and tensor, if it is not there or not so
     */
    public Ids ids(String name, int axes, long count) {
        RawTensor tensor =
                file.raw(name)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "there is no tensor '%s', but %s",
                                                name, file.names()));
        if (!tensor.dtype().equals("I64") || tensor.shape().size() != axes) {
            throw invalid(
                    "tensor '%s' is %s %s; expected I64 with %d axes",
                    name, tensor.dtype(), tensor.shape(), axes);
        }
        if (tensor.shape().contains(0)) {
            throw invalid("tensor '%s' is empty: %s", name, tensor.shape());
        }
        long[] ids = new long[tensor.bytes().remaining() / Long.BYTES];
        tensor.bytes().asLongBuffer().get(ids);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= count) {
                throw invalid(
                        "tensor '%s' has %d at %d; the network knows the ids 0 to %d",
                        name, ids[i], i, count - 1);
            }
        }
        return new Ids(tensor.shape(), ids);
    }

    /** What is wrong with the file; the message names it. */
    public InvalidDatasetException invalid(String message, Object... arguments) {
        return new InvalidDatasetException(path + ": " + message.formatted(arguments));
    }
}
