package dev.linas.supernet.quantization;

/**
 * The values an activation takes.
 *
 * @param min the least; finite
 * @param max the greatest; finite, at least {@code min}
 */
record Range(double min, double max) {
    boolean isFinite() {
        return Double.isFinite(min) && Double.isFinite(max);
    }
}
