package dev.linas.core.sampling;

import dev.linas.core.stats.MedianRanks;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;

/**
 * An interval that holds the true median with 95 % confidence, whatever the distribution.
 *
 * <p>Timings taken one after the other are not independent: a neighbour that wakes up slows a whole
 * run of them. So the samples are cut into {@value #BLOCKS} blocks of consecutive ones, and the
 * interval is that of the blocks' medians, between two of their order statistics whose ranks follow
 * from the binomial distribution (David and Nagaraja, Order Statistics, section 7.1). Fewer than
 * {@code 2 *} {@value #BLOCKS} samples are blocks of one each; below 6 samples no two ranks give 95
 * %, and the interval spans all of them.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record MedianInterval(double low, double high) {
    private static final int BLOCKS = 16;
    private static final double TAIL = 0.025;

    /**
     * The interval of samples.
     *
     * @param samples finite numbers in the order taken, at least one; not changed
     */
    public static MedianInterval of(double[] samples) {
        double[] medians = samples.length < 2 * BLOCKS ? samples.clone() : blockMedians(samples);
        Arrays.sort(medians);
        int outside = MedianRanks.outside(medians.length, TAIL);
        return new MedianInterval(medians[outside], medians[medians.length - 1 - outside]);
    }

    private static double[] blockMedians(double[] samples) {
        double[] medians = new double[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            int from = (int) ((long) samples.length * b / BLOCKS);
            int to = (int) ((long) samples.length * (b + 1) / BLOCKS);
            medians[b] = Quantiles.median(Arrays.copyOfRange(samples, from, to));
        }
        return medians;
    }
}
