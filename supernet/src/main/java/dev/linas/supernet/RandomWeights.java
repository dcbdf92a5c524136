package dev.linas.supernet;

import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.tensor.TensorFileWriter;
import dev.linas.supernet.tensor.TensorShape;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Untrained weights: enough wherever only speed, size or shapes matter. Convolutions are drawn so
 * that activations keep their scale (He et al., 2015); the same seed gives the same numbers.
 */
public final class RandomWeights {
    /** Keeps the sum of many residual blocks from growing. */
    private static final float RESIDUAL = 0.3f;

    private RandomWeights() {}

    /** Weights of every tensor that a network needs. */
    public static TensorFile of(MobileNetV3Planner network, long seed) {
        Random random = new Random(seed);
        List<Tensor> tensors =
                network.tensors().stream()
                        .map(
                                shape ->
                                        new Tensor(
                                                shape.name(), shape.shape(), values(shape, random)))
                        .toList();
        return TensorFile.decode(
                "random weights of " + network.network().name(),
                TensorFileWriter.encode(tensors, new TreeMap<>()));
    }

    private static float[] values(TensorShape tensor, Random random) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        double spread = spread(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    isPositive(tensor.name())
                            ? 0.75f + 0.5f * random.nextFloat()
                            : (float) (spread * random.nextGaussian());
            if (tensor.name().endsWith(".project.bn.weight")) {
                values[i] *= RESIDUAL;
            }
        }
        if (isTransform(tensor.name())) {
            int side = tensor.shape().get(0);
            for (int i = 0; i < side; i++) {
                values[i * side + i] += 1;
            }
        }
        return values;
    }

    private static double spread(TensorShape tensor) {
        double fanIn = tensor.size() / (double) tensor.shape().get(0);
        if (isTransform(tensor.name())) {
            return 0.1 / Math.sqrt(fanIn);
        }
        return tensor.shape().size() == 1 ? 0.1 : Math.sqrt(2 / fanIn);
    }

    private static boolean isPositive(String name) {
        return name.endsWith(".bn.weight") || name.endsWith(".bn.variance");
    }

    /** A transform is near the identity: a smaller kernel resembles the centre of the larger. */
    private static boolean isTransform(String name) {
        return name.contains(".transform.");
    }
}
