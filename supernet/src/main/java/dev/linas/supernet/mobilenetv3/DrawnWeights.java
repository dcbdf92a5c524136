package dev.linas.supernet.mobilenetv3;

import dev.linas.supernet.tensor.TensorShape;
import java.util.Random;

/**
 * Untrained values of the family's tensors. Convolutions are drawn so that activations keep their
 * scale (He et al., 2015).
 */
final class DrawnWeights {
    /** Keeps the sum of many residual blocks from growing. */
    private static final float RESIDUAL = 0.3f;

    private DrawnWeights() {}

    /** Draws as many numbers as the tensor has. */
    static float[] of(TensorShape tensor, Random random) {
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
