package dev.linas.core.stats;

/** The standard normal distribution, the same on every JVM. */
public final class NormalDistribution {
    /** Standard deviations on either side of the mean between which 90 % lies. */
    public static final double NINETY_PERCENT = 1.6448536269514722;

    /** Standard deviations on either side of the mean between which 95 % lies. */
    public static final double NINETY_FIVE_PERCENT = 1.959963984540054;

    /** The standard deviation over the median distance from the median. */
    public static final double DEVIATION_OVER_MEDIAN_DISTANCE = 1.4826;

    private static final double[] TAIL = {
        0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429
    };

    private NormalDistribution() {}

    /**
     * Probability of a value of at most that many standard deviations above the mean, within 1e-7
     * (Abramowitz and Stegun, Handbook of Mathematical Functions, equation 7.1.26).
     *
     * @param deviations any number, infinite ones too; NaN gives NaN
     */
    public static double cumulative(double deviations) {
        double distance = Math.abs(deviations) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * distance);
        double sum = 0;
        for (int i = TAIL.length - 1; i >= 0; i--) {
            sum = (sum + TAIL[i]) * t;
        }
        double upper = 0.5 * sum * StrictMath.exp(-distance * distance);
        return deviations > 0 ? 1 - upper : upper;
    }
}
