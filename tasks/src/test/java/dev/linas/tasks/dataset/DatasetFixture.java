package dev.linas.tasks.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Small dataset files for tests. */
public final class DatasetFixture {
    private DatasetFixture() {}

    /** Grey images of the given shape, U8, and labels, I64, in a safetensors file. */
    public static Path write(Path file, List<Integer> shape, byte[] images, long... labels) {
        ByteBuffer numbers =
                ByteBuffer.allocate(Long.BYTES * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(labels).forEach(numbers::putLong);
        return write(
                file,
                ("{\"images\":{\"dtype\":\"U8\",\"shape\":%s,\"data_offsets\":[0,%d]},"
                     + "\"labels\":{\"dtype\":\"I64\",\"shape\":[%d],\"data_offsets\":[%d,%d]}}")
                        .formatted(
                                shape,
                                images.length,
                                labels.length,
                                images.length,
                                images.length + numbers.capacity()),
                images,
                numbers.array());
    }

    /** Any safetensors file: the header and the data as they are. */
    public static Path write(Path file, String header, byte[]... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int length = Arrays.stream(data).mapToInt(part -> part.length).sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + json.length + length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json);
        Arrays.stream(data).forEach(bytes::put);
        try {
            return Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
