package dev.linas.supernet.tensor;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: 8 bytes of length (little-endian), then that many bytes of
 * JSON, then the data. Offsets count from the first byte of data; tensors must cover the data
 * exactly.
 *
 * @param metadata free text, in the order of the file
 * @param entries tensors by name, in the order of the file
 * @param dataBegin position of the first byte of data
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> entries, int dataBegin) {
    static final String FLOAT32 = "F32";
    static final String METADATA = "__metadata__";

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final Map<String, Integer> BYTES_BY_TYPE =
            Map.ofEntries(
                    Map.entry("BOOL", 1),
                    Map.entry("U8", 1),
                    Map.entry("I8", 1),
                    Map.entry("F8_E4M3", 1),
                    Map.entry("F8_E5M2", 1),
                    Map.entry("U16", 2),
                    Map.entry("I16", 2),
                    Map.entry("F16", 2),
                    Map.entry("BF16", 2),
                    Map.entry("U32", 4),
                    Map.entry("I32", 4),
                    Map.entry(FLOAT32, 4),
                    Map.entry("U64", 8),
                    Map.entry("I64", 8),
                    Map.entry("F64", 8));
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * One tensor.
     *
     * @param begin first byte, counted from the begin of the data
     * @param end byte after the last
     */
    record Entry(String dtype, List<Integer> shape, int begin, int end) {}

    /**
     * Reads and checks a header.
     *
     * @param file the whole file, little-endian, from position 0
     */
    static SafetensorsHeader read(String source, ByteBuffer file) {
        if (file.limit() < LENGTH_BYTES) {
            throw invalid(
                    source, "holds %d bytes; it is truncated or no safetensors file", file.limit());
        }
        long length = file.getLong(0);
        if (length < 2 || length > LONGEST_HEADER || length > file.limit() - LENGTH_BYTES) {
            throw invalid(
                    source,
                    "says its header has %s bytes, but the file has %d; it is truncated or no"
                            + " safetensors file",
                    Long.toUnsignedString(length),
                    file.limit());
        }
        JsonNode root = json(source, file.slice(LENGTH_BYTES, (int) length));
        Map<String, Entry> entries = new LinkedHashMap<>();
        root.properties().stream()
                .filter(field -> !field.getKey().equals(METADATA))
                .forEach(
                        field ->
                                entries.put(
                                        field.getKey(),
                                        entry(source, field.getKey(), field.getValue())));
        int dataBegin = LENGTH_BYTES + (int) length;
        requireCovered(source, entries, file.limit() - dataBegin);
        return new SafetensorsHeader(
                metadata(source, root.path(METADATA)),
                Collections.unmodifiableMap(entries),
                dataBegin);
    }

    private static JsonNode json(String source, ByteBuffer header) {
        byte[] text = new byte[header.remaining()];
        header.get(text);
        try {
            JsonNode root = MAPPER.readTree(text);
            if (!root.isObject()) {
                throw invalid(source, "has a header that is no JSON object");
            }
            return root;
        } catch (IOException e) {
            throw new InvalidWeightsException(
                    source + ": its header is not valid JSON; it is no safetensors file", e);
        }
    }

    private static Map<String, String> metadata(String source, JsonNode node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw invalid(source, "metadata '%s' is no text", field.getKey());
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        }
        return Collections.unmodifiableMap(metadata);
    }

    private static Entry entry(String source, String name, JsonNode node) {
        String dtype = node.path("dtype").asText();
        Integer bytes = BYTES_BY_TYPE.get(dtype);
        if (bytes == null) {
            throw invalid(source, "tensor '%s' has unknown type '%s'", name, dtype);
        }
        List<Integer> shape = wholeNumbers(source, name, "shape", node);
        List<Integer> offsets = wholeNumbers(source, name, "data_offsets", node);
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw invalid(
                    source, "tensor '%s' has data_offsets %s; expected begin, end", name, offsets);
        }
        if (!fits(shape, bytes, offsets.get(1) - offsets.get(0))) {
            throw invalid(
                    source,
                    "tensor '%s' of type %s and shape %s cannot lie at bytes %s: its size is"
                            + " another",
                    name,
                    dtype,
                    shape,
                    offsets);
        }
        return new Entry(dtype, shape, offsets.get(0), offsets.get(1));
    }

    private static boolean fits(List<Integer> shape, int bytes, int length) {
        try {
            return shape.stream().mapToLong(Integer::longValue).reduce(bytes, Math::multiplyExact)
                    == length;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static List<Integer> wholeNumbers(
            String source, String name, String key, JsonNode node) {
        JsonNode values = node.path(key);
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
                throw invalid(
                        source,
                        "tensor '%s': %s has %s; expected numbers of 0 to %d",
                        name,
                        key,
                        value,
                        Integer.MAX_VALUE);
            }
            numbers.add(value.intValue());
        }
        if (!values.isArray()) {
            throw invalid(source, "tensor '%s' has no list '%s'", name, key);
        }
        return List.copyOf(numbers);
    }

    private static void requireCovered(String source, Map<String, Entry> entries, int length) {
        List<Map.Entry<String, Entry>> ordered =
                entries.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<String, Entry> e) ->
                                                        e.getValue().begin())
                                        .thenComparingInt(e -> e.getValue().end()))
                        .toList();
        int next = 0;
        for (Map.Entry<String, Entry> tensor : ordered) {
            int begin = tensor.getValue().begin();
            if (begin != next) {
                throw invalid(
                        source,
                        "tensor '%s' begins at byte %d of the data, but the one before it ends at"
                                + " %d: tensors must neither overlap nor leave gaps",
                        tensor.getKey(),
                        begin,
                        next);
            }
            next = tensor.getValue().end();
            if (next > length) {
                throw invalid(
                        source,
                        "tensor '%s' ends at byte %d of the data, but there are only %d: the file"
                                + " is truncated",
                        tensor.getKey(),
                        next,
                        length);
            }
        }
        if (next != length) {
            throw invalid(source, "has %d bytes after its last tensor", length - next);
        }
    }

    private static InvalidWeightsException invalid(
            String source, String message, Object... arguments) {
        return new InvalidWeightsException(source + ": " + message.formatted(arguments));
    }
}
