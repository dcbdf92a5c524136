package dev.linas.supernettrainer.files;

import ai.djl.ndarray.NDManager;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Weights of networks in safetensors files. */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * Reads weights.
     *
     * @param shapes the tensors wanted; others in the file are left alone
     * @param manager parent of the native memory of the weights, which the caller closes
     * @throws dev.linas.supernet.tensor.InvalidWeightsException naming file and tensor, if one is
     *     missing or different
     */
    public static Weights read(Path file, List<TensorShape> shapes, NDManager manager)
            throws IOException {
        TensorFile tensors = TensorFiles.read(file);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (TensorShape shape : shapes) {
            values.put(shape.name(), tensors.tensor(shape.name(), shape.shape()).toArray());
        }
        return Weights.of(manager, shapes, values);
    }

    /** Writes weights. */
    public static void write(Path file, Weights weights, SortedMap<String, String> metadata)
            throws IOException {
        TensorFiles.write(file, tensors(weights), metadata);
    }

    /** All tensors, copied. */
    public static List<Tensor> tensors(Weights weights) {
        return weights.names().stream()
                .map(name -> new Tensor(name, weights.shape(name).shape(), weights.values(name)))
                .toList();
    }
}
