package dev.linas.core.linear;

/** Distance of points in the plain sense. */
public final class EuclideanDistance {
    private EuclideanDistance() {}

    /**
     * The square of the distance of two points, summed in the order of their components.
     *
     * @param left one point; not changed
     * @param right the other, of as many components; not changed
     */
    public static double squared(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }
}
