package dev.linas.supernet.weights;

import java.nio.FloatBuffer;

/** Smaller kernels out of larger ones, as elastic convolutions take them (OFA, section 3.2). */
public final class SquareKernels {
    private SquareKernels() {}

    /**
     * The centres of kernels.
     *
     * @param kernels [kernels, from, from], row-major
     * @param to side of the centre, odd as {@code from} is, and at most that
     * @return [kernels, to, to]; the same array where both are equal
     */
    public static float[] centre(float[] kernels, int from, int to) {
        if (from == to) {
            return kernels;
        }
        int count = kernels.length / (from * from);
        int margin = (from - to) / 2;
        float[] centres = new float[count * to * to];
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < to; row++) {
                int first = (k * from + row + margin) * from + margin;
                System.arraycopy(kernels, first, centres, (k * to + row) * to, to);
            }
        }
        return centres;
    }

    /**
     * The centres of kernels of one axis.
     *
     * @param kernels [kernels, from], row-major
     * @param to length of the centre, odd as {@code from} is, and at most that
     * @return [kernels, to]
     */
    public static float[] centreOfRows(float[] kernels, int from, int to) {
        int count = kernels.length / from;
        float[] centres = new float[count * to];
        for (int k = 0; k < count; k++) {
            System.arraycopy(kernels, k * from + (from - to) / 2, centres, k * to, to);
        }
        return centres;
    }

    /**
     * A learned matrix times every kernel, as a vector.
     *
     * @param kernels [kernels, side, side], row-major
     * @param matrix [side * side, side * side]
     * @return [kernels, side, side]
     */
    public static float[] transformed(float[] kernels, int side, FloatBuffer matrix) {
        int area = side * side;
        float[] result = new float[kernels.length];
        for (int first = 0; first < kernels.length; first += area) {
            for (int i = 0; i < area; i++) {
                double sum = 0;
                for (int j = 0; j < area; j++) {
                    sum += (double) matrix.get(i * area + j) * kernels[first + j];
                }
                result[first + i] = (float) sum;
            }
        }
        return result;
    }
}
