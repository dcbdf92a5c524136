package dev.linas.supernettrainer.task;

import java.util.List;

/**
 * The hand of one writer, drawn at random: where and how large a glyph stands, how it leans and
 * shakes, how thick the pen is. Maps points of the glyph's box 0..1 to pixels. Not thread-safe.
 */
final class Handwriting {
    /** Straight pieces per curve: at 32 pixels no corner shows. */
    private static final int PIECES = 8;

    private final PortableRandom draws;
    private final double[] affine = new double[6];
    private final double[] wobble = new double[6];
    private final double shake;
    private final double radius;
    private final double strength;

    /**
     * @param centreX middle of the glyph in pixels
     * @param height of the glyph in pixels, before it leans
     * @param hardship 0 (a steady hand) to 1
     */
    Handwriting(
            PortableRandom draws, double centreX, double centreY, double height, double hardship) {
        this.draws = draws;
        place(centreX, centreY, height);
        double period = draws.uniform(0.8, 1.8);
        for (int axis = 0; axis < 2; axis++) {
            wobble[3 * axis] = draws.uniform(0.0, 0.03 + 0.05 * hardship) * height;
            wobble[3 * axis + 1] = 2 * Math.PI / period;
            wobble[3 * axis + 2] = draws.uniform(0.0, 2 * Math.PI);
        }
        this.shake = draws.uniform(0.01, 0.03) + 0.04 * hardship;
        this.radius = draws.uniform(0.6, 1.7);
        this.strength = draws.uniform(0.6, 1.0);
    }

    private void place(double centreX, double centreY, double height) {
        double width = height * draws.uniform(0.45, 0.95);
        double angle = draws.normal() * 0.15;
        double slant = draws.normal() * 0.2;
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        affine[0] = cos * width;
        affine[1] = -sin * height - cos * slant * height;
        affine[2] = centreX - 0.5 * (affine[0] + affine[1]);
        affine[3] = sin * width;
        affine[4] = cos * height - sin * slant * height;
        affine[5] = centreY - 0.5 * (affine[3] + affine[4]);
    }

    /** Writes a glyph. */
    void write(Glyph glyph, Canvas canvas) {
        for (Glyph.Stroke stroke : glyph.strokes()) {
            double[] points = shaken(stroke.points());
            for (int curve = 0; curve < stroke.curves(); curve++) {
                write(points, 6 * curve, canvas);
            }
        }
    }

    private double[] shaken(List<Double> points) {
        double[] shaken = new double[points.size()];
        for (int i = 0; i < shaken.length; i++) {
            shaken[i] = points.get(i) + draws.normal() * shake;
        }
        return shaken;
    }

    private void write(double[] points, int at, Canvas canvas) {
        double lastX = x(points[at], points[at + 1]);
        double lastY = y(points[at], points[at + 1]);
        for (int piece = 1; piece <= PIECES; piece++) {
            double t = piece / (double) PIECES;
            double u = bezier(points, at, t);
            double v = bezier(points, at + 1, t);
            double x = x(u, v);
            double y = y(u, v);
            canvas.line(lastX, lastY, x, y, radius, strength);
            lastX = x;
            lastY = y;
        }
    }

    private static double bezier(double[] points, int at, double t) {
        double s = 1.0 - t;
        return s * s * s * points[at]
                + 3 * s * s * t * points[at + 2]
                + 3 * s * t * t * points[at + 4]
                + t * t * t * points[at + 6];
    }

    private double x(double u, double v) {
        return affine[0] * u
                + affine[1] * v
                + affine[2]
                + wobble[0] * StrictMath.sin(wobble[1] * v + wobble[2]);
    }

    private double y(double u, double v) {
        return affine[3] * u
                + affine[4] * v
                + affine[5]
                + wobble[3] * StrictMath.sin(wobble[4] * u + wobble[5]);
    }
}
