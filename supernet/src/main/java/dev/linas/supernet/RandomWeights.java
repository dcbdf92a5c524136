package dev.linas.supernet;

import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Untrained weights: enough wherever only speed, size or shapes matter. The same seed gives the
 * same numbers.
 */
public final class RandomWeights {
    private RandomWeights() {}

    /** Weights of every tensor that a network needs. */
    public static TensorFile of(NetworkPlanner network, long seed) {
        Random random = new Random(seed);
        List<Tensor> tensors =
                network.tensors().stream()
                        .map(
                                shape ->
                                        new Tensor(
                                                shape.name(),
                                                shape.shape(),
                                                network.draw(shape, random)))
                        .toList();
        return TensorFile.decode(
                "random weights of " + network.network().name(),
                TensorFileWriter.encode(tensors, new TreeMap<>()));
    }
}
