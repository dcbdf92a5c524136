package dev.linas.supernet.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.file.RegularFile;
import dev.linas.supernet.checkpoint.FloatNumbers;
import dev.linas.supernet.checkpoint.PyTorchCheckpoint;
import dev.linas.supernet.tensor.FileBytes;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Opens weights as people have them: safetensors files, checkpoints of PyTorch ({@code .pt}, {@code
 * .pth}), and the index of files that together hold a network ({@code *.index.json}). They are read
 * into memory, so that nobody can change them afterwards. Floats of 16 and 64 bits become floats of
 * 32 bits. Nothing in a checkpoint is executed.
 */
public final class WeightsFile {
    private static final String INDEX = ".index.json";

    private WeightsFile() {}

    /**
     * Reads a file; tensors keep their names.
     *
     * @throws InvalidWeightsException naming the file, if it cannot be read, is malformed, or would
     *     have to be executed
     */
    public static TensorFile open(Path path) {
        try {
            if (path.getFileName().toString().endsWith(INDEX)) {
                return encoded(path, sharded(path));
            }
            if (PyTorchCheckpoint.isZipped(path)) {
                return encoded(path, PyTorchCheckpoint.zipped(path));
            }
            ByteBuffer bytes = FileBytes.read(path);
            if (PyTorchCheckpoint.isOlder(bytes)) {
                return encoded(path, PyTorchCheckpoint.older(path.toString(), bytes));
            }
            TensorFile file = TensorFile.decode(path.toString(), bytes);
            boolean converts =
                    file.names().stream()
                            .anyMatch(
                                    name ->
                                            FloatNumbers.isOther(
                                                    file.raw(name).orElseThrow().dtype()));
            return converts ? encoded(path, raw(file)) : file;
        } catch (IOException e) {
            throw new InvalidWeightsException(
                    path
                            + ": cannot be read: "
                            + RegularFile.why(e)
                            + "; name a readable safetensors file or checkpoint of PyTorch",
                    e);
        }
    }

    private static List<RawTensor> raw(TensorFile file) {
        return file.names().stream().map(name -> file.raw(name).orElseThrow()).toList();
    }

    private static TensorFile encoded(Path path, List<RawTensor> tensors) {
        return TensorFile.decode(
                path.toString(),
                TensorFileWriter.encodeRaw(
                        tensors.stream().map(FloatNumbers::converted).toList(), new TreeMap<>()));
    }

    /** The tensors of the files that an index names in its {@code weight_map}. */
    private static List<RawTensor> sharded(Path index) throws IOException {
        JsonNode map = index(index).path("weight_map");
        Set<String> files = new LinkedHashSet<>();
        map.forEach(file -> files.add(file.asText()));
        if (files.isEmpty()) {
            throw new InvalidWeightsException(
                    index + ": names no files; expected {\"weight_map\": {TENSOR: FILE}}");
        }
        Path folder = index.toAbsolutePath().normalize().getParent();
        List<RawTensor> tensors = new ArrayList<>();
        for (String name : files) {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder) || name.endsWith(INDEX)) {
                throw new InvalidWeightsException(
                        "%s: file '%s' is outside of the index's folder".formatted(index, name));
            }
            tensors.addAll(raw(open(file)));
        }
        return tensors;
    }

    private static JsonNode index(Path index) {
        try {
            return Document.read(index, Format.JSON).json();
        } catch (InvalidConfigurationException e) {
            throw new InvalidWeightsException(e.getMessage(), e);
        }
    }
}
