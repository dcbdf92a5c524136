package dev.linas.searches.lut;

import java.util.List;

/**
 * How the latency of a whole sub-network follows from those of its layers, each measured alone and
 * less an empty run: {@code offset + scale * sum + perLayer * count}. A layer alone has to bring
 * its input into the layout its kernels want and its output out of it, and has the caches to
 * itself; a network pays once for being run, its layers a little each for being scheduled.
 *
 * @param offset milliseconds of an empty run, which every network takes once
 * @param scale what a layer takes within a network, as a multiple of what it takes alone; above 0
 * @param perLayer milliseconds that every layer takes besides; may be negative
 */
public record LayerSumCalibration(double offset, double scale, double perLayer) {
    private static final double SINGULAR = 1e-9;

    /**
     * A sub-network measured as a whole.
     *
     * @param sum of its layers measured alone, less an empty run each, in milliseconds
     * @param layers their number
     * @param measured its own latency in milliseconds
     */
    record MeasuredNetwork(double sum, int layers, double measured) {}

    /** Nothing but the sum. */
    static LayerSumCalibration none(double offset) {
        return new LayerSumCalibration(offset, 1, 0);
    }

    /**
     * Fits scale and cost per layer by least squares of the relative errors; the scale alone where
     * the networks do not tell the two apart, because all have as many layers as their sums say.
     *
     * @param offset milliseconds of an empty run
     * @param points at least one
     */
    static LayerSumCalibration fit(double offset, List<MeasuredNetwork> points) {
        double ss = 0;
        double sn = 0;
        double nn = 0;
        double sy = 0;
        double ny = 0;
        for (MeasuredNetwork point : points) {
            double sum = point.sum() / point.measured();
            double layers = point.layers() / point.measured();
            double rest = 1 - offset / point.measured();
            ss += sum * sum;
            sn += sum * layers;
            nn += layers * layers;
            sy += sum * rest;
            ny += layers * rest;
        }
        double determinant = ss * nn - sn * sn;
        double scale = (sy * nn - ny * sn) / determinant;
        return determinant > SINGULAR * ss * nn && scale > 0
                ? new LayerSumCalibration(offset, scale, (ny * ss - sy * sn) / determinant)
                : new LayerSumCalibration(offset, sy / ss, 0);
    }

    /** The time that a layer adds to a network, in milliseconds. */
    double ofLayer(double alone) {
        return scale * alone + perLayer;
    }

    /** The latency of a network, in milliseconds. */
    double ofNetwork(MeasuredNetwork point) {
        return offset + scale * point.sum() + perLayer * point.layers();
    }
}
