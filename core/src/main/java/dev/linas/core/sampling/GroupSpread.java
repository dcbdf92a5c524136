package dev.linas.core.sampling;

import java.util.Arrays;

/**
 * How well a few groups of samples tell their common centre, when what differs between groups is
 * more than what differs within: Student's interval of the mean of one value per group.
 */
public final class GroupSpread {
    /** Most groups there may be. */
    public static final int MOST_GROUPS = 8;

    /** 97.5 % points of Student's t for 1 to 7 degrees of freedom. */
    private static final double[] STUDENT = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646
    };

    private GroupSpread() {}

    /**
     * Half the 95 % interval of the mean, as a fraction of the mean; 0 for a single group, which
     * tells nothing of its spread.
     *
     * @param values one per group, above 0; 1 to {@value #MOST_GROUPS}
     */
    public static double relativeHalfWidth(double[] values) {
        int n = values.length;
        if (n == 1) {
            return 0;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return STUDENT[n - 2] * Math.sqrt(squares / (n - 1) / n) / mean;
    }
}
