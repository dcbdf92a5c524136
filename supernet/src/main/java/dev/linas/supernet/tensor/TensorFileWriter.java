package dev.linas.supernet.tensor;

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
     * The bytes of a file of 32-bit floats.
     *
     * @param tensors in the order of the file; under 2 GiB in all, names without duplicates
     * @param metadata free text for {@code __metadata__}
     * @return little-endian, ready to be read from its position to its limit
     * @throws InvalidWeightsException if two tensors have one name, or a file cannot hold them
     */
    public static ByteBuffer encode(List<Tensor> tensors, SortedMap<String, String> metadata) {
        return encodeRaw(tensors.stream().map(TensorFileWriter::raw).toList(), metadata);
    }

    /**
     * The bytes of a file of tensors of any type.
     *
     * @param tensors in the order of the file; under 2 GiB in all, names without duplicates
     * @param metadata free text for {@code __metadata__}
     * @return little-endian, ready to be read from its position to its limit
     * @throws InvalidWeightsException if two tensors have one name, or a file cannot hold them
     */
    public static ByteBuffer encodeRaw(
            List<RawTensor> tensors, SortedMap<String, String> metadata) {
        byte[] header = header(tensors, metadata);
        long length = (long) Long.BYTES + header.length;
        for (RawTensor tensor : tensors) {
            length += tensor.bytes().remaining();
        }
        if (length > Integer.MAX_VALUE) {
            throw new InvalidWeightsException(
                    "weights of %d bytes do not fit one file of 2 GiB".formatted(length));
        }
        ByteBuffer file = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        tensors.forEach(tensor -> file.put(tensor.bytes().duplicate()));
        return file.flip();
    }

    private static RawTensor raw(Tensor tensor) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, tensor.size()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        return new RawTensor(tensor.name(), SafetensorsHeader.FLOAT32, tensor.shape(), bytes);
    }

    private static byte[] header(List<RawTensor> tensors, SortedMap<String, String> metadata) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode text = root.putObject(SafetensorsHeader.METADATA);
            metadata.forEach(text::put);
        }
        long begin = 0;
        for (RawTensor tensor : tensors) {
            if (root.has(tensor.name())) {
                throw new InvalidWeightsException(
                        "two tensors are named '" + tensor.name() + "'; names must differ");
            }
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", tensor.dtype());
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = begin + tensor.bytes().remaining();
            entry.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}
