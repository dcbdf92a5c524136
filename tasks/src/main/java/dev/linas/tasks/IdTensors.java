package dev.linas.tasks;

import dev.linas.core.fingerprint.Fingerprint;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.tasks.dataset.DatasetTensors;
import dev.linas.tasks.dataset.InvalidDatasetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A safetensors file whose tensors hold ids: I64, of users, items or tokens. All of it is read into
 * memory, so that nobody can change it afterwards. Immutable and thread-safe.
 */
public final class IdTensors {
    private final DatasetTensors file;

    private IdTensors(DatasetTensors file) {
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
        return new IdTensors(DatasetTensors.read(path));
    }

    /**
     * A tensor.
     *
     * @param axes how many axes it must have, none of length 0
     * @param count ids must be 0 to this, exclusive
     * @throws InvalidDatasetException naming file and tensor, if it is not there or not so
     */
    public Ids ids(String name, int axes, long count) {
        RawTensor tensor = file.tensor(name, "");
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

    /** An error of this file, to be thrown; its message begins with the path. */
    public InvalidDatasetException invalid(String message, Object... arguments) {
        return file.invalid(message, arguments);
    }
}
