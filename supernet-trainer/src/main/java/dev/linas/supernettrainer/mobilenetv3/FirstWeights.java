package dev.linas.supernettrainer.mobilenetv3;

import dev.linas.supernet.tensor.TensorShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * First values of the tensors of a network. Convolutions are normal with variance 2 / fan-out (He
 * et al., 2015), the classifier uniform within 1 / sqrt(features), transforms of kernels the
 * identity, scales and variances 1, all else 0. Deterministic: depends on seed, names and shapes
 * alone; {@link StrictMath} throughout.
 */
final class FirstWeights {
    private FirstWeights() {}

    /** Values for every tensor, by name, in the order of the shapes. */
    static Map<String, float[]> of(List<TensorShape> shapes, long seed) {
        Map<String, float[]> values = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (TensorShape shape : shapes) {
            values.put(shape.name(), values(shape, random.split()));
        }
        return values;
    }

    private static float[] values(TensorShape shape, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(shape.size())];
        String name = shape.name();
        if (name.contains(".transform.")) {
            int side = shape.shape().get(0);
            for (int i = 0; i < side; i++) {
                values[i * side + i] = 1.0f;
            }
        } else if (name.endsWith(".bn.weight") || name.endsWith(".bn.variance")) {
            Arrays.fill(values, 1.0f);
        } else if (name.equals("classifier.weight")) {
            double bound = 1.0 / Math.sqrt(shape.shape().get(1));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2.0 * uniform(random) - 1.0) * bound);
            }
        } else if (shape.shape().size() == 4) {
            double deviation = Math.sqrt(2.0 / fanOut(shape));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (normal(random) * deviation);
            }
        }
        return values;
    }

    /** Outputs that one input reaches; of a depthwise convolution its own channel only. */
    private static double fanOut(TensorShape shape) {
        List<Integer> lengths = shape.shape();
        boolean depthwise = shape.name().contains(".depthwise.");
        return (depthwise ? 1.0 : lengths.get(0)) * lengths.get(2) * lengths.get(3);
    }

    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Box and Muller's transform. */
    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2.0 * StrictMath.log(1.0 - uniform(random)));
        return radius * StrictMath.cos(2.0 * Math.PI * uniform(random));
    }
}
