package dev.linas.core.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several items that were measured in turns, once each in every round: what lasts longer than a
 * round touches all of them alike, and drops out of their ratios. Intervals lie between two order
 * statistics whose ranks follow from the binomial distribution (David and Nagaraja, Order
 * Statistics, section 7.1), so they hold whatever the distribution. Immutable; deterministic.
 *
 * @param samples by item, then by round: above 0, finite, as many for each item; at least one of
 *     one
 */
public record PairedSamples(List<List<Double>> samples) {
    /** Fewest rounds from which an interval of 99 % can be told. */
    public static final int LEAST_ROUNDS = 8;

    private static final double TAIL = 0.005;

    public PairedSamples {
        samples = samples.stream().map(List::copyOf).toList();
        int rounds = samples.get(0).size();
        for (List<Double> item : samples) {
            if (item.isEmpty() || item.size() != rounds) {
                throw new IllegalArgumentException(
                        "items have %d and %d rounds; expected as many for each, at least one"
                                .formatted(rounds, item.size()));
            }
            if (!item.stream().allMatch(x -> x > 0 && Double.isFinite(x))) {
                throw new IllegalArgumentException(
                        "samples must be finite and above 0, but there are " + item);
            }
        }
    }

    /**
     * An estimate and the interval that holds the truth with 99 % confidence.
     *
     * @param low lower end of the interval
     * @param middle the estimate: a median
     * @param high upper end
     */
    public record Interval(double low, double middle, double high) {}

    /** Number of items; at least 1. */
    public int items() {
        return samples.size();
    }

    /** Number of rounds; at least 1. */
    public int rounds() {
        return samples.get(0).size();
    }

    /** The median of an item, in the unit of the samples. */
    public Interval value(int item) {
        return interval(samples.get(item).stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How many times as much an item is as another one, by what both were in the same rounds. */
    public Interval ratio(int item, int other) {
        return interval(
                IntStream.range(0, rounds())
                        .mapToDouble(r -> samples.get(item).get(r) / samples.get(other).get(r))
                        .toArray());
    }

    /** Whether two items differ with 99 % confidence; false below {@value #LEAST_ROUNDS} rounds. */
    public boolean differ(int item, int other) {
        Interval ratio = ratio(item, other);
        return rounds() >= LEAST_ROUNDS && (ratio.low() > 1 || ratio.high() < 1);
    }

    private static Interval interval(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int outside = MedianRanks.outside(n, TAIL);
        double middle = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Interval(sorted[outside], middle, sorted[n - 1 - outside]);
    }
}
