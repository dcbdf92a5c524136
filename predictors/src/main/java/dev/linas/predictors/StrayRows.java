package dev.linas.predictors;

import dev.linas.core.objective.Goal;
import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows whose labels are far worse than all other rows tell: a training that collapsed, a
 * measurement that slipped. A normal distribution would explain them by noise of every label, and
 * the search would no longer see what the others tell. Whether they are left out is decided by the
 * likelihood of all labels: of the strays as values from anywhere within the range of the labels
 * ({@value #EXPECTED} of rows are expected to be such), of the others by the process without them.
 * Labels that are better than expected are no strays, and where more than {@value #MOST} of the
 * rows would be some, none is. Pure.
 */
final class StrayRows {
    /** A row may be one from so many standard deviations, as the median residual tells them. */
    private static final double REACH = 5;

    /** Share of rows that are expected to be strays. */
    private static final double EXPECTED = 0.1;

    /** Share of the rows that may be strays at most. */
    private static final double MOST = 0.3;

    /**
     * Least difference of the mean log densities. What is left out is not learnt from, so it has to
     * be plain: on a table without collapses the difference was 0.13 at most, on one with them 1.0
     * and more.
     */
    private static final double LEAST_GAIN = 0.5;

    private StrayRows() {}

    /**
     * The rows that are no candidates. Candidates account for most of all squared residuals; few
     * large ones that do not are no reason for another fit.
     *
     * @param labels measured values
     * @param heldOut what the other rows predict of each
     * @return all rows where there are no candidates, or too many
     */
    static int[] others(double[] labels, double[] heldOut, Goal goal) {
        double[] worse = new double[labels.length];
        for (int r = 0; r < worse.length; r++) {
            worse[r] = goal == Goal.MINIMIZE ? labels[r] - heldOut[r] : heldOut[r] - labels[r];
        }
        double deviation =
                NormalDistribution.DEVIATION_OVER_MEDIAN_DISTANCE
                        * Quantiles.median(Arrays.stream(worse).map(Math::abs).toArray());
        int[] others =
                IntStream.range(0, worse.length)
                        .filter(r -> !(worse[r] > REACH * deviation))
                        .toArray();
        boolean many = others.length < (1 - MOST) * worse.length;
        double ofOthers = Arrays.stream(others).mapToDouble(r -> worse[r] * worse[r]).sum();
        double ofAll = Arrays.stream(worse).map(residual -> residual * residual).sum();
        return many || ofOthers > ofAll / 2 ? IntStream.range(0, worse.length).toArray() : others;
    }

    /**
     * Whether some rows are strays.
     *
     * @param all loss of all rows per row, as {@link MarginalLikelihood} tells it, the variance
     *     being the likeliest
     * @param others likewise of the others by themselves
     * @param share of the rows that would be strays
     * @param labels of all rows, not all equal
     */
    static boolean areStrays(double all, double others, double share, double[] labels) {
        double range =
                Arrays.stream(labels).max().orElseThrow()
                        - Arrays.stream(labels).min().orElseThrow();
        double normal = 0.5 * (1 + StrictMath.log(2 * StrictMath.PI));
        double strays = StrictMath.log(range / EXPECTED);
        double rest = others + normal - StrictMath.log(1 - EXPECTED);
        return share * strays + (1 - share) * rest + LEAST_GAIN < all + normal;
    }
}
