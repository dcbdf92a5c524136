package dev.linas.proposer.evolution;

/** How points lie to directions from the origin. */
final class Directions {
    private static final double LEAST_WEIGHT = 1e-6;

    private Directions() {}

    /** Squared perpendicular distance of a point from the line through the origin. */
    static double squaredDistance(double[] point, double[] direction) {
        double dot = 0;
        double length = 0;
        double square = 0;
        for (int o = 0; o < point.length; o++) {
            dot += point[o] * direction[o];
            length += direction[o] * direction[o];
            square += point[o] * point[o];
        }
        return Math.max(0, square - dot * dot / length);
    }

    /** Squared cosine of the angle between a point and a direction, negative where it is obtuse. */
    static double cosine(double[] point, double[] direction) {
        double dot = 0;
        double length = 0;
        double square = 0;
        for (int o = 0; o < point.length; o++) {
            dot += point[o] * direction[o];
            length += direction[o] * direction[o];
            square += point[o] * point[o];
        }
        double product = length * square;
        return product == 0 ? 1 : Math.signum(dot) * dot * dot / product;
    }

    /** Weighted Tchebycheff cost: the largest weighted component. */
    static double multiplied(double[] point, double[] weights) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < point.length; o++) {
            worst = Math.max(worst, point[o] * Math.max(weights[o], LEAST_WEIGHT));
        }
        return worst;
    }

    /** Tchebycheff cost along a direction: the largest component relative to the direction's. */
    static double divided(double[] point, double[] direction) {
        double worst = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < point.length; o++) {
            worst = Math.max(worst, point[o] / Math.max(direction[o], LEAST_WEIGHT));
        }
        return worst;
    }
}
