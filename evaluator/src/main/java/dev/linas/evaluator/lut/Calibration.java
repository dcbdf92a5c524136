package dev.linas.evaluator.lut;

import java.util.List;

/**
 * How the latency of a whole sub-network follows from those of its layers measured alone: {@code
 * offset + scale * sum}. A layer alone has to bring its input into the layout its kernels want and
 * its output out of it, and finds caches and branch predictors to itself; whole networks pay once
 * for being run.
 *
 * @param offset milliseconds that every network takes besides its layers
 * @param scale what a layer takes within a network, as a multiple of what it takes alone; above 0
 */
public record Calibration(double offset, double scale) {

    /** The sum of a network's layers measured alone, and its own latency, in milliseconds. */
    record Point(double sum, double measured) {}

    /**
     * Fits the straight line of least squared relative errors.
     *
     * @param points at least one; if all sums are equal, the offset is 0
     */
    static Calibration fit(List<Point> points) {
        double weights = 0;
        double sums = 0;
        double values = 0;
        for (Point point : points) {
            double weight = weight(point);
            weights += weight;
            sums += weight * point.sum();
            values += weight * point.measured();
        }
        double centre = sums / weights;
        double height = values / weights;
        double variance = 0;
        double covariance = 0;
        for (Point point : points) {
            double distance = point.sum() - centre;
            variance += weight(point) * distance * distance;
            covariance += weight(point) * distance * (point.measured() - height);
        }
        double slope = covariance / variance;
        return slope > 0 && Double.isFinite(slope)
                ? new Calibration(height - slope * centre, slope)
                : new Calibration(0, height / centre);
    }

    private static double weight(Point point) {
        return 1 / (point.measured() * point.measured());
    }
}
