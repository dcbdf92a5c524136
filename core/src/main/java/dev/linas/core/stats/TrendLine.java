package dev.linas.core.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How fast values change, whatever their distribution and whatever a few of them do: the median of
 * the slopes through all pairs (Theil, 1950; Sen, "Estimates of the regression coefficient based on
 * Kendall's tau", JASA 63, 1968, whose interval this has, with 95 % confidence). Pure,
 * deterministic.
 *
 * @param slope change per unit of x; NaN where no two x differ
 * @param low lower end of the interval; NaN below {@value #LEAST_POINTS} points
 * @param high its upper end; NaN likewise
 */
public record TrendLine(double slope, double low, double high) {
    /** Fewest points from which an interval is told. */
    public static final int LEAST_POINTS = 6;

    /**
     * Most points that are used, at equal steps, because the pairs of points grow with the square.
     */
    private static final int MOST_POINTS = 1_000;

    /**
     * The trend of some points.
     *
     * @param x finite, in any order
     * @param y finite, as many
     */
    public static TrendLine of(double[] x, double[] y) {
        int[] used = spread(x.length);
        double[] slopes =
                IntStream.range(0, used.length)
                        .boxed()
                        .flatMapToDouble(
                                i ->
                                        IntStream.range(0, i)
                                                .filter(j -> x[used[i]] != x[used[j]])
                                                .mapToDouble(
                                                        j ->
                                                                (y[used[i]] - y[used[j]])
                                                                        / (x[used[i]]
                                                                                - x[used[j]])))
                        .toArray();
        Arrays.sort(slopes);
        double slope = Quantiles.ofSorted(0.5, slopes);
        if (used.length < LEAST_POINTS || slopes.length == 0) {
            return new TrendLine(slope, Double.NaN, Double.NaN);
        }
        double n = used.length;
        double half =
                NormalDistribution.NINETY_FIVE_PERCENT * Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        int low = (int) Math.rint((slopes.length - half) / 2) - 1;
        int high = (int) Math.rint((slopes.length + half) / 2);
        return new TrendLine(
                slope, slopes[Math.max(0, low)], slopes[Math.min(slopes.length - 1, high)]);
    }

    private static int[] spread(int points) {
        int count = Math.min(points, MOST_POINTS);
        return IntStream.range(0, count).map(i -> (int) ((long) i * points / count)).toArray();
    }

    /** Whether the interval leaves out 0: the values rise or fall with 95 % confidence. */
    public boolean isSure() {
        return low > 0 || high < 0;
    }
}
