package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.Arrays;
import java.util.List;

/**
 * The shape of a front as the {@code p} of the norm whose unit sphere comes nearest to it
 * (Panichella, 2019, sections 3.2 to 3.4): 1 is a plane, 2 a sphere, below 1 a front that is bent
 * inwards.
 */
final class FrontGeometry {
    private static final double LEAST_NORM = 1e-8;
    private static final double LEAST_P = 0.1;
    private static final double LARGEST_P = 20;

    private final Scaling scaling;
    private final double p;

    private FrontGeometry(Scaling scaling, double p) {
        this.scaling = scaling;
        this.p = p;
    }

    /**
     * The geometry of the first front.
     *
     * @param front its members, at least one
     */
    static FrontGeometry of(List<Prediction> front, int objectives) {
        double[] ideal = Scaling.lowest(front, objectives);
        double[] highest = Scaling.highest(front, objectives);
        double[][] shifted =
                new Scaling(ideal, plusOne(ideal)).scaled(front); // only shifted, not scaled
        int[] extremes = Hyperplane.extremes(shifted);
        double[][] corners =
                Arrays.stream(extremes).mapToObj(i -> shifted[i]).toArray(double[][]::new);
        double[] nadir = Hyperplane.intercepts(corners).map(cut -> sum(ideal, cut)).orElse(highest);
        Scaling scaling = new Scaling(ideal, nadir);
        return new FrontGeometry(scaling, curvature(scaling.scaled(front), extremes));
    }

    /**
     * Survival scores of the first front: the sum of the distances to the two nearest members
     * chosen before, over the distance to the ideal point. Those nearest to the axes are chosen
     * first, with an infinite score, then again and again the one of the largest score.
     */
    double[] survivalScores(List<Prediction> front) {
        double[][] points = scaling.scaled(front);
        double[] scores = new double[points.length];
        double[] nearest = new double[points.length];
        double[] second = new double[points.length];
        double[] norms = Arrays.stream(points).mapToDouble(this::norm).toArray();
        boolean[] chosen = new boolean[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        Arrays.fill(second, Double.POSITIVE_INFINITY);
        for (int extreme : Hyperplane.extremes(points)) {
            if (!chosen[extreme]) {
                chosen[extreme] = true;
                scores[extreme] = Double.POSITIVE_INFINITY;
                approach(points, extreme, nearest, second);
            }
        }
        for (int next = best(chosen, nearest, second, norms); next >= 0; ) {
            chosen[next] = true;
            scores[next] = score(next, nearest, second, norms);
            approach(points, next, nearest, second);
            next = best(chosen, nearest, second, norms);
        }
        return scores;
    }

    /** Scores of later fronts: nearness to the ideal point alone. */
    double[] nearness(List<Prediction> front) {
        return Arrays.stream(scaling.scaled(front)).mapToDouble(point -> 1 / norm(point)).toArray();
    }

    /** Exponent of the norm; for tests. */
    double p() {
        return p;
    }

    private static int best(boolean[] chosen, double[] nearest, double[] second, double[] norms) {
        int best = -1;
        for (int i = 0; i < chosen.length; i++) {
            if (!chosen[i]
                    && (best < 0
                            || score(i, nearest, second, norms)
                                    > score(best, nearest, second, norms))) {
                best = i;
            }
        }
        return best;
    }

    private static double score(int i, double[] nearest, double[] second, double[] norms) {
        double spread = Double.isInfinite(second[i]) ? nearest[i] : nearest[i] + second[i];
        return spread / norms[i];
    }

    /** Takes note of the distances to a member that was chosen. */
    private void approach(double[][] points, int chosen, double[] nearest, double[] second) {
        double[] difference = new double[points[chosen].length];
        for (int i = 0; i < points.length; i++) {
            for (int o = 0; o < difference.length; o++) {
                difference[o] = points[i][o] - points[chosen][o];
            }
            double distance = power(difference);
            if (distance < nearest[i]) {
                second[i] = nearest[i];
                nearest[i] = distance;
            } else {
                second[i] = Math.min(second[i], distance);
            }
        }
    }

    private double norm(double[] point) {
        return Math.max(LEAST_NORM, power(point));
    }

    private double power(double[] point) {
        double sum = 0;
        for (double value : point) {
            sum += p == 1 ? Math.abs(value) : StrictMath.pow(Math.abs(value), p);
        }
        return p == 1 ? sum : StrictMath.pow(sum, 1 / p);
    }

    /** From the member nearest to the diagonal: a point of equal components lies on the sphere. */
    private static double curvature(double[][] points, int[] extremes) {
        int objectives = extremes.length;
        int central = -1;
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            int index = i;
            boolean corner = Arrays.stream(extremes).anyMatch(e -> e == index);
            double off = offDiagonal(points[i]);
            if (!corner && off < closest) {
                closest = off;
                central = i;
            }
        }
        if (central < 0 || objectives < 2) {
            return 1;
        }
        double mean = Arrays.stream(points[central]).sum() / objectives;
        double p = StrictMath.log(objectives) / -StrictMath.log(mean);
        return mean > 0 && mean < 1 ? Math.max(LEAST_P, Math.min(LARGEST_P, p)) : 1;
    }

    /** Squared distance from the diagonal. */
    private static double offDiagonal(double[] point) {
        double mean = Arrays.stream(point).sum() / point.length;
        return Arrays.stream(point).map(value -> (value - mean) * (value - mean)).sum();
    }

    private static double[] plusOne(double[] point) {
        return Arrays.stream(point).map(value -> value + 1).toArray();
    }

    private static double[] sum(double[] left, double[] right) {
        double[] sum = left.clone();
        for (int o = 0; o < sum.length; o++) {
            sum[o] += right[o];
        }
        return sum;
    }
}
