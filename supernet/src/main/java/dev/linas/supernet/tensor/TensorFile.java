package dev.linas.supernet.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The tensors of one safetensors file, as views on its bytes: nothing is copied.
 *
 * <p>Immutable and thread-safe as long as the bytes do not change.
 */
public final class TensorFile {
    private final String source;
    private final Map<String, String> metadata;
    private final Map<String, SafetensorsHeader.Entry> entries;
    private final ByteBuffer file;
    private final ByteBuffer data;

    private TensorFile(
            String source,
            Map<String, String> metadata,
            Map<String, SafetensorsHeader.Entry> entries,
            ByteBuffer file,
            ByteBuffer data) {
        this.source = source;
        this.metadata = metadata;
        this.entries = entries;
        this.file = file;
        this.data = data;
    }

    /**
     * Reads the header of a file.
     *
     * @param source name of the file, for messages
     * @param bytes the whole file, from the buffer's position to its limit; not copied
     * @throws InvalidWeightsException naming the file and the tensor, if the file is truncated, its
     *     header is malformed, or its tensors overlap, leave gaps or leave bytes over
     */
    public static TensorFile decode(String source, ByteBuffer bytes) {
        ByteBuffer file = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        SafetensorsHeader header = SafetensorsHeader.read(source, file);
        ByteBuffer data =
                file.slice(header.dataBegin(), file.limit() - header.dataBegin())
                        .order(ByteOrder.LITTLE_ENDIAN);
        return new TensorFile(source, header.metadata(), header.entries(), file, data);
    }

    /**
     * The same tensors under other names.
     *
     * @param rename from the name in the file to the name asked for
     * @throws InvalidWeightsException naming both, if two tensors get one name
     */
    public TensorFile renamed(UnaryOperator<String> rename) {
        Map<String, SafetensorsHeader.Entry> renamed = new LinkedHashMap<>();
        entries.forEach(
                (name, entry) -> {
                    if (renamed.putIfAbsent(rename.apply(name), entry) != null) {
                        throw new InvalidWeightsException(
                                "%s: tensor '%s' and another both mean '%s'"
                                        .formatted(source, name, rename.apply(name)));
                    }
                });
        return new TensorFile(source, metadata, Collections.unmodifiableMap(renamed), file, data);
    }

    /** Name of the file, for messages. */
    public String source() {
        return source;
    }

    /** The bytes of the whole file, read-only, with a position of its own. */
    public ByteBuffer bytes() {
        return file.asReadOnlyBuffer();
    }

    /** Names of all tensors, in the order of the header. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** Free text of the header's {@code __metadata__}, in its order; empty if there is none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** A tensor of any type; empty if there is none of that name. */
    public Optional<RawTensor> raw(String name) {
        return Optional.ofNullable(entries.get(name))
                .map(
                        entry ->
                                new RawTensor(
                                        name,
                                        entry.dtype(),
                                        entry.shape(),
                                        data.slice(entry.begin(), entry.end() - entry.begin())
                                                .asReadOnlyBuffer()
                                                .order(ByteOrder.LITTLE_ENDIAN)));
    }

    /**
     * A tensor of 32-bit floats.
     *
     * @throws InvalidWeightsException naming file and tensor, if there is none or its type is
     *     another
     */
    public Tensor tensor(String name) {
        SafetensorsHeader.Entry entry = entries.get(name);
        if (entry == null) {
            throw new InvalidWeightsException(
                    "%s: there is no tensor '%s' among its %d; %s"
                            .formatted(source, name, entries.size(), whyMissing(name)));
        }
        if (!entry.dtype().equals(SafetensorsHeader.FLOAT32)) {
            throw new InvalidWeightsException(
                    "%s: tensor '%s' has type %s; expected F32, so convert it to 32-bit floats"
                            .formatted(source, name, entry.dtype()));
        }
        ByteBuffer values =
                data.slice(entry.begin(), entry.end() - entry.begin())
                        .order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(name, entry.shape(), values.asFloatBuffer());
    }

    private String whyMissing(String name) {
        return entries.keySet().stream()
                .filter(longer -> longer.endsWith("." + name))
                .findFirst()
                .map(
                        longer ->
                                "there is '%s'; save the names without '%s'"
                                        .formatted(
                                                longer,
                                                longer.substring(
                                                        0, longer.length() - name.length())))
                .orElse("is it the weights of another network?");
    }

    /**
     * A tensor of 32-bit floats and of the given shape.
     *
     * @throws InvalidWeightsException naming file and tensor, if there is none or it is different
     */
    public Tensor tensor(String name, List<Integer> shape) {
        Tensor tensor = tensor(name);
        if (!tensor.shape().equals(shape)) {
            throw new InvalidWeightsException(
                    "%s: tensor '%s' has shape %s; the network needs %s"
                            .formatted(source, name, tensor.shape(), shape));
        }
        return tensor;
    }
}
