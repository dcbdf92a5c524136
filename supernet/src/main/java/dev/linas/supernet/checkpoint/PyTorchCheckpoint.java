package dev.linas.supernet.checkpoint;

import dev.linas.core.file.RegularFile;
import dev.linas.supernet.checkpoint.StoredTensor.Storage;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the files that {@code torch.save} writes: a zip since PyTorch 1.6, pickles before. */
public final class PyTorchCheckpoint {
    /** How the type of a storage is called in safetensors, and how long a number is. */
    private static final Map<String, NumberType> TYPES =
            Map.of(
                    "FloatStorage", new NumberType("F32", 4),
                    "DoubleStorage", new NumberType("F64", 8),
                    "HalfStorage", new NumberType("F16", 2),
                    "BFloat16Storage", new NumberType("BF16", 2),
                    "LongStorage", new NumberType("I64", 8),
                    "IntStorage", new NumberType("I32", 4),
                    "ShortStorage", new NumberType("I16", 2),
                    "CharStorage", new NumberType("I8", 1),
                    "ByteStorage", new NumberType("U8", 1),
                    "BoolStorage", new NumberType("BOOL", 1));

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** The number in the first pickle of the older format: 0x1950a86a20f9469cfc6c. */
    private static final byte[] OLDER = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        'l',
        (byte) 0xfc,
        (byte) 0x9c,
        'F',
        (byte) 0xf9,
        32,
        'j',
        (byte) 0xa8,
        'P',
        25,
        '.'
    };

    private record NumberType(String dtype, int bytes) {}

    private PyTorchCheckpoint() {}

    /** Whether a file is a zip, the format of PyTorch since 1.6. */
    public static boolean isZipped(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(RegularFile.require(file))) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** Whether a file has the format of PyTorch before 1.6. */
    public static boolean isOlder(ByteBuffer bytes) {
        return bytes.remaining() >= OLDER.length
                && bytes.slice(bytes.position(), OLDER.length).equals(ByteBuffer.wrap(OLDER));
    }

    /**
     * The tensors of a zip, as they are.
     *
     * @throws InvalidWeightsException naming file and reason, if they cannot be read without
     *     executing something
     */
    public static List<RawTensor> zipped(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String pickle =
                    zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith("data.pkl"))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new InvalidWeightsException(
                                                    file
                                                            + ": a zip without data.pkl is no"
                                                            + " checkpoint of PyTorch (a"
                                                            + " TorchScript archive?)"));
            String folder = pickle.substring(0, pickle.length() - "data.pkl".length());
            Object content = Pickle.read(file.toString(), entry(zip, pickle));
            Map<String, StoredTensor> tensors = StateDict.in(file.toString(), content);
            Map<String, ByteBuffer> storages = new HashMap<>();
            for (StoredTensor tensor : tensors.values()) {
                String key = tensor.storage().key();
                if (!storages.containsKey(key)) {
                    storages.put(key, entry(zip, folder + "data/" + key));
                }
            }
            return raw(file.toString(), tensors, storages);
        } catch (ZipException e) {
            throw new InvalidWeightsException(
                    "%s: the zip is cut off or damaged (%s); copy it again"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static ByteBuffer entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InvalidWeightsException(
                    "%s: there is no entry %s; the checkpoint is damaged"
                            .formatted(zip.getName(), name));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /**
     * The tensors of an older file, as they are: magic number, version, facts of the system, the
     * content, keys of storages, storages.
     *
     * @param source name of the file, for messages
     * @param whole its content
     * @throws InvalidWeightsException naming file and reason, if they cannot be read without
     *     executing something
     */
    public static List<RawTensor> older(String source, ByteBuffer whole) {
        ByteBuffer bytes = whole.duplicate();
        for (int header = 0; header < 3; header++) {
            Pickle.read(source, bytes);
        }
        Map<String, StoredTensor> tensors = StateDict.in(source, Pickle.read(source, bytes));
        Map<String, Integer> widths = new HashMap<>();
        for (Map.Entry<String, StoredTensor> tensor : tensors.entrySet()) {
            Storage storage = tensor.getValue().storage();
            widths.put(storage.key(), type(source, tensor.getKey(), storage).bytes());
        }
        Map<String, ByteBuffer> storages = new HashMap<>();
        for (Object key : (List<?>) Pickle.read(source, bytes)) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            long count = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
            long length = count * widths.getOrDefault(key.toString(), 0);
            if (count < 0 || !widths.containsKey(key.toString()) || length > bytes.remaining()) {
                throw new InvalidWeightsException(
                        ("%s: storage %s is cut off, or belongs to none of the weights; save the"
                                        + " state dict alone: torch.save(model.state_dict(), path)")
                                .formatted(source, key));
            }
            storages.put(key.toString(), bytes.slice(bytes.position(), (int) length));
            bytes.position(bytes.position() + (int) length);
        }
        return raw(source, tensors, storages);
    }

    private static List<RawTensor> raw(
            String source, Map<String, StoredTensor> tensors, Map<String, ByteBuffer> storages) {
        List<RawTensor> raw = new ArrayList<>();
        tensors.forEach(
                (name, tensor) -> {
                    NumberType type = type(source, name, tensor.storage());
                    ByteBuffer storage = storages.get(tensor.storage().key());
                    if (storage == null) {
                        throw new InvalidWeightsException(
                                "%s: the numbers of tensor '%s' are missing"
                                        .formatted(source, name));
                    }
                    raw.add(raw(source, name, tensor, type, storage));
                });
        return raw;
    }

    private static NumberType type(String source, String name, Storage storage) {
        NumberType type = TYPES.get(storage.type());
        if (type == null) {
            throw new InvalidWeightsException(
                    "%s: tensor '%s' is of type %s; expected one of %s"
                            .formatted(
                                    source,
                                    name,
                                    storage.type(),
                                    TYPES.keySet().stream().sorted().toList()));
        }
        return type;
    }

    /** The numbers of a view, one after the other. */
    private static RawTensor raw(
            String source, String name, StoredTensor tensor, NumberType type, ByteBuffer storage) {
        List<Integer> shape = tensor.shape().stream().map(Math::toIntExact).toList();
        int count = shape.stream().reduce(1, Math::multiplyExact);
        byte[] numbers = new byte[Math.multiplyExact(count, type.bytes())];
        int outer = shape.size(); // axes before those whose numbers follow each other
        int run = 1;
        while (outer > 0 && tensor.strides().get(outer - 1) == run) {
            outer--;
            run *= shape.get(outer);
        }
        int[] at = new int[outer];
        try {
            for (int i = 0; i < count; i += run) {
                long place = tensor.offset();
                for (int axis = 0; axis < at.length; axis++) {
                    place += at[axis] * tensor.strides().get(axis);
                }
                storage.get(
                        Math.toIntExact(place * type.bytes()),
                        numbers,
                        i * type.bytes(),
                        run * type.bytes());
                for (int axis = at.length - 1; axis >= 0 && ++at[axis] == shape.get(axis); axis--) {
                    at[axis] = 0;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidWeightsException(
                    "%s: tensor '%s' reaches beyond its storage; the checkpoint is damaged"
                            .formatted(source, name),
                    e);
        }
        return new RawTensor(
                name, type.dtype(), shape, ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN));
    }
}
