package dev.linas.supernet.cut;

import dev.linas.supernet.weights.SquareKernels;
import dev.linas.supernet.weights.WeightSlices;
import java.nio.FloatBuffer;

/** Takes the centre out of square kernels, through the learned transforms where there are any. */
final class KernelCentre {
    private KernelCentre() {}

    /**
     * Smaller kernels.
     *
     * @param values kernels of a side, one after another
     * @param spatialAxes 1 for a kernel of one axis, 2 for a square one
     * @param kernel which transforms there are
     * @param target side wanted, odd and at most {@code side}
     */
    static float[] of(
            float[] values,
            int spatialAxes,
            int side,
            ElasticKernel kernel,
            int target,
            WeightSlices weights) {
        if (spatialAxes == 1) {
            return SquareKernels.centreOfRows(values, side, target);
        }
        float[] current = values;
        int now = side;
        for (String name : kernel.transforms()) {
            FloatBuffer matrix = weights.values(name);
            int next = (int) StrictMath.rint(StrictMath.sqrt(StrictMath.sqrt(matrix.remaining())));
            if (next < target || next >= now) {
                continue;
            }
            current =
                    SquareKernels.transformed(
                            SquareKernels.centre(current, now, next), next, matrix);
            now = next;
        }
        return SquareKernels.centre(current, now, target);
    }
}
