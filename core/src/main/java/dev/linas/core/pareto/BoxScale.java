package dev.linas.core.pareto;

import java.util.Arrays;

/**
 * Powers of two by which the objectives are multiplied before volumes are computed, so that no
 * product leaves the range of doubles. A power of two changes no digit; it is 1 for all objectives
 * wherever products stay in range by themselves.
 */
final class BoxScale {
    /** No product of distances within 2^-REACH..2^REACH leaves the range of doubles. */
    private static final int REACH = 900;

    private final int[] exponents;
    private final boolean identity;

    private BoxScale(int[] exponents) {
        this.exponents = exponents;
        this.identity = Arrays.stream(exponents).allMatch(e -> e == 0);
    }

    /** The scale of points that are better than the reference in every objective. */
    static BoxScale of(double[][] points, double[] reference) {
        int[] exponents = new int[reference.length];
        int reach = REACH / exponents.length;
        boolean ordinary = true;
        for (int o = 0; o < exponents.length && points.length > 0; o++) {
            double longest = 0.0;
            double shortest = Double.POSITIVE_INFINITY;
            for (double[] point : points) {
                double distance = reference[o] - point[o];
                longest = Math.max(longest, distance);
                shortest = Math.min(shortest, distance);
            }
            ordinary &= exponent(shortest) > -reach && exponent(longest) < reach;
            exponents[o] = -exponent(longest);
        }
        return new BoxScale(ordinary ? new int[exponents.length] : exponents);
    }

    double[] scaled(double[] point) {
        if (identity) {
            return point;
        }
        double[] scaled = new double[point.length];
        Arrays.setAll(scaled, o -> Math.scalb(point[o], exponents[o]));
        return scaled;
    }

    double[][] scaled(double[][] points) {
        return identity ? points : Arrays.stream(points).map(this::scaled).toArray(double[][]::new);
    }

    /**
     * A volume of scaled points in the objectives' own units: at least {@link Double#MIN_VALUE}, at
     * most {@link Double#MAX_VALUE}.
     */
    double unscaled(double volume) {
        double own = identity ? volume : Math.scalb(volume, -Arrays.stream(exponents).sum());
        return Math.min(Double.MAX_VALUE, Math.max(Double.MIN_VALUE, own));
    }

    /**
     * The binary exponent of a distance above 0: a finite distance is at least 2^exponent and below
     * 2^(exponent + 1).
     */
    private static int exponent(double distance) {
        if (Double.isInfinite(distance)) {
            return Double.MAX_EXPONENT + 1;
        }
        return distance < Double.MIN_NORMAL
                ? Math.getExponent(distance * 0x1p60) - 60
                : Math.getExponent(distance);
    }
}
