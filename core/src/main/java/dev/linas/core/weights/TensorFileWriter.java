package dev.linas.core.weights;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** Writes tensors in the safetensors format. Equal arguments give equal bytes. */
public final class TensorFileWriter {
    private static final int ALIGNMENT = 8;

    private TensorFileWriter() {}

    /**
     * The bytes of a file.
     *
     * @param tensors in the order of the file; under 2 GiB in all, names without duplicates
     * @param metadata free text for {@code __metadata__}
     * @return little-endian, ready to be read from its position to its limit
     * @throws InvalidWeightsException if two tensors have one name, or a file cannot hold them
     */
    public static ByteBuffer encode(List<Tensor> tensors, SortedMap<String, String> metadata) {
        byte[] header = header(tensors, metadata);
        long length = Long.BYTES + header.length + 4L * sizes(tensors);
        if (length > Integer.MAX_VALUE) {
            throw new InvalidWeightsException(
                    "weights of %d bytes do not fit one file of 2 GiB".formatted(length));
        }
        ByteBuffer file = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        for (Tensor tensor : tensors) {
            file.asFloatBuffer().put(tensor.values());
            file.position(file.position() + Float.BYTES * tensor.size());
        }
        return file.flip();
    }

    private static byte[] header(List<Tensor> tensors, SortedMap<String, String> metadata) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode text = root.putObject(SafetensorsHeader.METADATA);
            metadata.forEach(text::put);
        }
        long begin = 0;
        for (Tensor tensor : tensors) {
            if (root.has(tensor.name())) {
                throw new InvalidWeightsException(
                        "two tensors are named '" + tensor.name() + "'; names must differ");
            }
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", SafetensorsHeader.FLOAT32);
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = begin + (long) Float.BYTES * tensor.size();
            entry.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static long sizes(List<Tensor> tensors) {
        return tensors.stream().mapToLong(Tensor::size).sum();
    }
}
