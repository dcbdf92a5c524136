package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Estimates a hypervolume as the volume of a union of boxes (Karp, Luby and Madras, "Monte-Carlo
 * Approximation Algorithms for Enumeration Problems", 1989; for hypervolumes Bringmann and
 * Friedrich, 2010): a box is drawn by its volume and a point in it; the reciprocal of the number of
 * boxes that hold the point has the union's share of all volumes as its mean. The error is the
 * empirical Bernstein bound (Maurer and Pontil, 2009, theorem 4).
 *
 * <p>The numbers drawn are the same at every call, so the estimate is as reproducible as a sum.
 */
final class UnionSampling {
    private static final long SEED = 0x4C494E4153L;
    private static final int MOST_SAMPLES = 1 << 17;
    private static final int LEAST_SAMPLES = 1 << 12;

    /** Comparisons of a point with a box, over all samples. */
    private static final int COMPARISONS = 1 << 24;

    /** ln(2 / delta), delta the probability that either side of the bound fails: 1 % in all. */
    private static final double LOG_CONFIDENCE = StrictMath.log(2 / 0.005);

    private final double[][] points;
    private final double[] reference;

    /** Volumes of the boxes, each added to those before. */
    private final double[] cumulative;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private UnionSampling(double[][] points, double[] reference) {
        this.points = points;
        this.reference = reference;
        this.cumulative = new double[points.length];
        double sum = 0.0;
        for (int i = 0; i < points.length; i++) {
            double box = 1.0;
            for (int o = 0; o < reference.length; o++) {
                box *= reference[o] - points[i][o];
            }
            sum += box;
            cumulative[i] = sum;
        }
    }

    /**
     * @param points at least one, in a fixed order, all better than the reference, none dominated
     * @param reference of a scale on which no product leaves the range of doubles
     */
    static Volume estimate(double[][] points, double[] reference) {
        return new UnionSampling(points, reference).estimate();
    }

    private Volume estimate() {
        int samples = Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, COMPARISONS / points.length));
        double sum = 0.0;
        double squares = 0.0;
        for (int s = 0; s < samples; s++) {
            double share = 1.0 / holding(draw());
            sum += share;
            squares += share * share;
        }
        double mean = sum / samples;
        double variance = Math.max(0.0, squares - sum * mean) / (samples - 1);
        double bound =
                Math.sqrt(2 * variance * LOG_CONFIDENCE / samples)
                        + 7 * LOG_CONFIDENCE / (3.0 * (samples - 1));
        double all = cumulative[cumulative.length - 1];
        return Volume.estimate(mean * all, bound * all);
    }

    /** A point of a box that is drawn by its volume. */
    private double[] draw() {
        double place = random.nextDouble() * cumulative[cumulative.length - 1];
        int box = Arrays.binarySearch(cumulative, place);
        box = Math.min(points.length - 1, box < 0 ? -box - 1 : box + 1);
        double[] drawn = new double[reference.length];
        for (int o = 0; o < drawn.length; o++) {
            double best = points[box][o];
            drawn[o] = best + random.nextDouble() * (reference[o] - best);
        }
        return drawn;
    }

    /** Number of boxes that hold a point; at least 1. */
    private int holding(double[] drawn) {
        int boxes = 0;
        for (double[] point : points) {
            boxes += SliceVolume.noWorse(point, drawn) ? 1 : 0;
        }
        return Math.max(1, boxes);
    }
}
