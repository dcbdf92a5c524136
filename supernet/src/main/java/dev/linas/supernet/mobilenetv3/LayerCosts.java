package dev.linas.supernet.mobilenetv3;

/** Arithmetic that the plans of all layers share. */
final class LayerCosts {
    private LayerCosts() {}

    static int strided(int size, int stride) {
        return (size + stride - 1) / stride;
    }

    static long area(int size) {
        return (long) size * size;
    }

    /** Scale and shift; the running moments are measured, not trained. */
    static long batchNorm(int channels) {
        return 2L * channels;
    }
}
