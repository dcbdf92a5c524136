package dev.linas.core.stats;

/**
 * The order statistics of a sample that hold the true median between them, whatever the
 * distribution: their ranks follow from the binomial distribution (David and Nagaraja, Order
 * Statistics, section 7.1).
 */
public final class MedianRanks {
    private MedianRanks() {}

    /**
     * How many of {@code n} sorted samples lie outside the interval on either side: most r with
     * {@code P(Bin(n, 1/2) < r) <= tail}; 0 where no interval has that confidence.
     *
     * @param n number of samples, at least 1
     * @param tail probability left out on either side, from 0 to 0.5, e.g. 0.025 for 95 %
     *     confidence
     */
    public static int outside(int n, double tail) {
        double probability = Math.scalb(1.0, -n);
        double below = 0;
        int r = 0;
        while (below + probability <= tail) {
            below += probability;
            probability *= (double) (n - r) / (r + 1);
            r++;
        }
        return Math.max(0, r - 1);
    }
}
