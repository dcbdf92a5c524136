package dev.linas.supernet.cut;

import dev.linas.supernet.weights.WeightSlices;
import java.nio.FloatBuffer;

/** Takes the centre out of square kernels, through the learned transforms where there are any. */
final class KernelCentre {
    private KernelCentre() {}

    /**
     * Smaller kernels.
     *
     * @param values kernels of a side, one after another
     * @param kernel which transforms there are
     * @param target side wanted, odd and at most {@code side}
     */
    static float[] of(
            float[] values, int side, ElasticKernel kernel, int target, WeightSlices weights) {
        float[] current = values;
        int now = side;
        for (String name : kernel.transforms()) {
            FloatBuffer matrix = weights.values(name);
            int next = (int) StrictMath.rint(StrictMath.sqrt(StrictMath.sqrt(matrix.remaining())));
            if (next < target || next >= now) {
                continue;
            }
            current = transformed(centre(current, now, next), next * next, matrix);
            now = next;
        }
        return centre(current, now, target);
    }

    private static float[] centre(float[] values, int side, int target) {
        if (side == target) {
            return values;
        }
        int kernels = values.length / (side * side);
        float[] centres = new float[kernels * target * target];
        int margin = (side - target) / 2;
        for (int k = 0; k < kernels; k++) {
            for (int row = 0; row < target; row++) {
                System.arraycopy(
                        values,
                        (k * side + row + margin) * side + margin,
                        centres,
                        (k * target + row) * target,
                        target);
            }
        }
        return centres;
    }

    /** Every kernel, as a vector, times the transpose of the matrix. */
    private static float[] transformed(float[] values, int length, FloatBuffer matrix) {
        float[] result = new float[values.length];
        for (int from = 0; from < values.length; from += length) {
            for (int row = 0; row < length; row++) {
                double sum = 0;
                for (int i = 0; i < length; i++) {
                    sum += (double) matrix.get(row * length + i) * values[from + i];
                }
                result[from + row] = (float) sum;
            }
        }
        return result;
    }
}
