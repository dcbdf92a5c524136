package dev.linas.proposer.evolution;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The hyperplane through the extreme points of a front, from which the nadir of a front is
 * estimated (Deb and Jain: An evolutionary many-objective optimization algorithm, part I, 2014,
 * section IV-C).
 */
final class Hyperplane {
    /** Extreme points of the front that lie nearer to each other than this span no plane. */
    private static final double LEAST_INTERCEPT = 1e-6;

    private Hyperplane() {}

    /**
     * Where the plane meets the axes.
     *
     * @param extremes one point per objective, relative to the ideal point
     * @return one positive intercept per objective; empty where the points span no such plane
     */
    static Optional<double[]> intercepts(double[][] extremes) {
        int n = extremes.length;
        DMatrixRMaj points = new DMatrixRMaj(extremes);
        DMatrixRMaj ones = new DMatrixRMaj(n, 1);
        DMatrixRMaj normal = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.fill(ones, 1);
        if (!CommonOps_DDRM.solve(points, ones, normal)) {
            return Optional.empty();
        }
        double[] intercepts = new double[n];
        for (int o = 0; o < n; o++) {
            intercepts[o] = 1 / normal.get(o, 0);
            if (!(intercepts[o] > LEAST_INTERCEPT) || Double.isInfinite(intercepts[o])) {
                return Optional.empty();
            }
        }
        return Optional.of(intercepts);
    }

    /**
     * The individuals that lie nearest to each axis, by the achievement scalarising function.
     *
     * @param points costs relative to the ideal point, at least one
     * @return index of the extreme point of every objective
     */
    static int[] extremes(double[][] points) {
        int objectives = points[0].length;
        int[] extremes = new int[objectives];
        for (int o = 0; o < objectives; o++) {
            for (int i = 1; i < points.length; i++) {
                if (alongAxis(points[i], o) < alongAxis(points[extremes[o]], o)) {
                    extremes[o] = i;
                }
            }
        }
        return extremes;
    }

    /** The achievement scalarising function of an axis: how far a point is off it at most. */
    static double alongAxis(double[] point, int axis) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < point.length; o++) {
            worst = Math.max(worst, o == axis ? point[o] : point[o] * 1e6);
        }
        return worst;
    }
}
