package dev.linas.supernet.image;

/**
 * The weights with which old pixels of a line make new ones: bilinear, and where it makes smaller,
 * a triangle filter as wide as the ratio (antialiasing). In 22-bit fixed point as Pillow has it, so
 * that results are its own to the last bit.
 */
final class BilinearResize {
    private static final int PRECISION = 22;

    private final int[] first;
    private final int[][] weights;

    /**
     * @param from pixels of the old line
     * @param to pixels that all of it would become
     * @param begin the first of those that are wanted
     * @param count how many of them are wanted
     */
    BilinearResize(int from, int to, int begin, int count) {
        first = new int[count];
        weights = new int[count][];
        double ratio = (double) from / to;
        double reach = Math.max(ratio, 1);
        for (int i = 0; i < count; i++) {
            double centre = (begin + i + 0.5) * ratio;
            first[i] = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            weights[i] = fixed(triangle(centre, reach, first[i], end));
        }
    }

    private static double[] triangle(double centre, double reach, int begin, int end) {
        double[] weights = new double[end - begin];
        double sum = 0;
        for (int x = 0; x < weights.length; x++) {
            double distance = Math.abs((x + begin - centre + 0.5) * (1 / reach));
            weights[x] = distance < 1 ? 1 - distance : 0;
            sum += weights[x];
        }
        for (int x = 0; x < weights.length; x++) {
            weights[x] /= sum;
        }
        return weights;
    }

    private static int[] fixed(double[] weights) {
        int[] fixed = new int[weights.length];
        for (int x = 0; x < fixed.length; x++) {
            fixed[x] = (int) (0.5 + weights[x] * (1 << PRECISION));
        }
        return fixed;
    }

    /** First old pixel that any new one needs. */
    int firstNeeded() {
        return first[0];
    }

    /** The old pixel after the last one that any new one needs. */
    int endNeeded() {
        return first[first.length - 1] + weights[weights.length - 1].length;
    }

    /**
     * Makes the new pixels of one line.
     *
     * @param in old samples; the first of the line at {@code inFirst}, then every {@code inStep}
     * @param out new samples; the first at {@code outFirst}, then every {@code outStep}
     */
    void apply(byte[] in, int inFirst, int inStep, byte[] out, int outFirst, int outStep) {
        for (int i = 0; i < first.length; i++) {
            int sum = 1 << (PRECISION - 1);
            int at = inFirst + first[i] * inStep;
            for (int weight : weights[i]) {
                sum += weight * Byte.toUnsignedInt(in[at]);
                at += inStep;
            }
            out[outFirst + i * outStep] = (byte) Math.max(0, Math.min(255, sum >> PRECISION));
        }
    }
}
