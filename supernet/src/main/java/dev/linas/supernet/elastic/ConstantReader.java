package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.core.file.RegularFile;
import dev.linas.supernet.checkpoint.FloatNumbers;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.RawTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the constants of one ONNX file, those in files beside it too. Not thread-safe. */
final class ConstantReader {
    /** Types whose values ONNX may write as 32-bit whole numbers, and the bytes of each. */
    private static final Map<Integer, Integer> NARROW =
            Map.of(
                    DataType.BOOL_VALUE, 1,
                    DataType.INT8_VALUE, 1,
                    DataType.UINT8_VALUE, 1,
                    DataType.INT16_VALUE, 2,
                    DataType.UINT16_VALUE, 2,
                    DataType.FLOAT16_VALUE, 2,
                    DataType.BFLOAT16_VALUE, 2,
                    DataType.INT32_VALUE, 4);

    private final Path model;
    private final Map<String, ByteBuffer> files = new HashMap<>();

    ConstantReader(Path model) {
        this.model = model;
    }

    /** Files that hold constants of a model; none where it cannot be read, or is no model. */
    static List<Path> files(Path model) {
        try {
            return ModelProto.parseFrom(FileBytes.read(model))
                    .getGraph()
                    .getInitializerList()
                    .stream()
                    .filter(tensor -> tensor.getDataLocation() == DataLocation.EXTERNAL)
                    .flatMap(tensor -> tensor.getExternalDataList().stream())
                    .filter(entry -> entry.getKey().equals("location"))
                    .map(entry -> model.resolveSibling(entry.getValue()).normalize())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            return List.of(); // reading the description says so
        }
    }

    /**
     * A tensor.
     *
     * @throws InvalidNetworkException naming it, if it cannot be read
     */
    ConstantTensor read(TensorProto tensor) throws IOException {
        List<Integer> shape = tensor.getDimsList().stream().map(Math::toIntExact).toList();
        ByteBuffer bytes = bytes(tensor);
        ConstantTensor read = new ConstantTensor(tensor.getDataType(), shape, bytes);
        if (read.size() > 0 && bytes.remaining() != (long) read.size() * read.width()) {
            throw problem(tensor.getName(), "has %d bytes".formatted(bytes.remaining()), shape);
        }
        if (read.isFloat() && bytes.remaining() != Float.BYTES * read.size()) {
            throw problem(tensor.getName(), "has %d bytes".formatted(bytes.remaining()), shape);
        }
        return read;
    }

    /** The value of a node of type Constant. */
    ConstantTensor read(NodeProto node) throws IOException {
        AttributeProto value = node.getAttribute(0);
        return switch (value.getName()) {
            case "value" -> read(value.getT());
            case "value_int" -> ConstantTensor.of(List.of(), value.getI());
            case "value_ints" ->
                    ConstantTensor.of(
                            List.of(value.getIntsCount()),
                            value.getIntsList().stream().mapToLong(Long::longValue).toArray());
            case "value_float" -> floats(List.of(), List.of(value.getF()));
            case "value_floats" -> floats(List.of(value.getFloatsCount()), value.getFloatsList());
            default -> throw problem(node.getOutput(0), "is a " + value.getName(), List.of());
        };
    }

    /**
     * The same numbers as 32-bit floats.
     *
     * @param tensor of floats of another width
     */
    static ConstantTensor floats(String name, ConstantTensor tensor) {
        String dtype =
                switch (tensor.type()) {
                    case DataType.FLOAT16_VALUE -> "F16";
                    case DataType.BFLOAT16_VALUE -> "BF16";
                    default -> "F64";
                };
        RawTensor raw = new RawTensor(name, dtype, tensor.shape(), tensor.bytes());
        return new ConstantTensor(
                DataType.FLOAT_VALUE, tensor.shape(), FloatNumbers.converted(raw).bytes());
    }

    private static ConstantTensor floats(List<Integer> shape, List<Float> values) {
        return new ConstantTensor(DataType.FLOAT_VALUE, shape, floats(values));
    }

    private static ByteBuffer floats(List<Float> values) {
        ByteBuffer bytes = little(Float.BYTES * values.size());
        values.forEach(bytes::putFloat);
        return bytes.flip();
    }

    private ByteBuffer bytes(TensorProto tensor) throws IOException {
        if (tensor.getDataLocation() == DataLocation.EXTERNAL) {
            return external(tensor);
        }
        if (tensor.hasRawData()) {
            return tensor.getRawData().asReadOnlyByteBuffer();
        }
        if (tensor.getDataType() == DataType.FLOAT_VALUE) {
            return floats(tensor.getFloatDataList());
        }
        if (tensor.getDataType() == DataType.INT64_VALUE) {
            ByteBuffer bytes = little(Long.BYTES * tensor.getInt64DataCount());
            tensor.getInt64DataList().forEach(bytes::putLong);
            return bytes.flip();
        }
        if (tensor.getDataType() == DataType.DOUBLE_VALUE) {
            ByteBuffer bytes = little(Double.BYTES * tensor.getDoubleDataCount());
            tensor.getDoubleDataList().forEach(bytes::putDouble);
            return bytes.flip();
        }
        Integer width = NARROW.get(tensor.getDataType());
        if (width != null) {
            return narrow(tensor.getInt32DataList(), width);
        }
        throw problem(tensor.getName(), "has type " + tensor.getDataType(), tensor.getDimsList());
    }

    /** The low bytes of each number. */
    private static ByteBuffer narrow(List<Integer> values, int width) {
        ByteBuffer bytes = little(width * values.size());
        for (int value : values) {
            for (int b = 0; b < width; b++) {
                bytes.put((byte) (value >> (Byte.SIZE * b)));
            }
        }
        return bytes.flip();
    }

    private ByteBuffer external(TensorProto tensor) throws IOException {
        Map<String, String> where = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            where.put(entry.getKey(), entry.getValue());
        }
        String location = where.getOrDefault("location", "");
        ByteBuffer all = files.get(location);
        if (all == null) {
            Path folder = model.toAbsolutePath().normalize().getParent();
            Path file = folder.resolve(location).normalize();
            if (location.isEmpty() || !file.startsWith(folder)) {
                throw problem(tensor.getName(), "lies outside of the model's folder", location);
            }
            all = read(tensor.getName(), file);
            files.put(location, all);
        }
        long offset = number(tensor, where.getOrDefault("offset", "0"));
        long length =
                number(tensor, where.getOrDefault("length", Long.toString(all.limit() - offset)));
        if (offset < 0 || length < 0 || offset > all.limit() - length) {
            throw problem(tensor.getName(), "is cut off in its file", location);
        }
        return all.slice((int) offset, (int) length);
    }

    private ByteBuffer read(String tensor, Path file) {
        try {
            return FileBytes.read(file);
        } catch (IOException e) {
            throw new InvalidNetworkException(
                    ("%s: the numbers of tensor '%s' lie in %s, which cannot be read: %s; put it"
                                    + " beside the model")
                            .formatted(model, tensor, file, RegularFile.why(e)));
        }
    }

    private long number(TensorProto tensor, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw problem(tensor.getName(), "has no number as its place or length in a file", text);
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private InvalidNetworkException problem(String tensor, String what, Object shape) {
        return new InvalidNetworkException(
                "%s: tensor '%s' %s (%s); expected 32-bit floats or whole numbers, all of them"
                        .formatted(model, tensor, what, shape));
    }
}
