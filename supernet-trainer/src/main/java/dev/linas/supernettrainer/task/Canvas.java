package dev.linas.supernettrainer.task;

/**
 * A square of ink, 0 (none) to 1 (full) per pixel, on which a round pen draws with soft edges.
 * Where strokes cross, the darker one counts. Not thread-safe.
 */
final class Canvas {
    private final int size;
    private final double[] ink;

    Canvas(int size) {
        this.size = size;
        this.ink = new double[size * size];
    }

    /** Ink per pixel, row by row; the canvas's own array. */
    double[] ink() {
        return ink;
    }

    /**
     * Draws a straight piece of a stroke.
     *
     * @param radius of the pen in pixels
     * @param strength ink where the pen covers a pixel, 0..1
     */
    void line(double x0, double y0, double x1, double y1, double radius, double strength) {
        double reach = radius + 1.0;
        int left = bound(Math.min(x0, x1) - reach);
        int right = bound(Math.max(x0, x1) + reach + 1);
        int top = bound(Math.min(y0, y1) - reach);
        int bottom = bound(Math.max(y0, y1) + reach + 1);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double distance = distance(x + 0.5, y + 0.5, x0, y0, x1, y1);
                double covered = Math.min(1.0, Math.max(0.0, radius + 0.5 - distance)) * strength;
                int pixel = y * size + x;
                ink[pixel] = Math.max(ink[pixel], covered);
            }
        }
    }

    /** Takes all ink out of a bar: what a crease or a stain does to a picture. */
    void erase(double x0, double y0, double x1, double y1, double radius) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double distance = distance(x + 0.5, y + 0.5, x0, y0, x1, y1);
                ink[y * size + x] *= Math.min(1.0, Math.max(0.0, distance - radius + 0.5));
            }
        }
    }

    private int bound(double coordinate) {
        return (int) Math.min(size, Math.max(0.0, coordinate));
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double t = length == 0.0 ? 0.0 : ((x - x0) * dx + (y - y0) * dy) / length;
        double clipped = Math.min(1.0, Math.max(0.0, t));
        double ex = x - x0 - clipped * dx;
        double ey = y - y0 - clipped * dy;
        return Math.sqrt(ex * ex + ey * ey);
    }
}
