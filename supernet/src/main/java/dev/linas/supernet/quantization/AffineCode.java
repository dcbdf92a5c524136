package dev.linas.supernet.quantization;

/**
 * The asymmetric unsigned 8-bit code of an activation: {@code real = scale * (code - zeroPoint)},
 * codes 0 to 255. Zero is always represented exactly, since padding writes zeros.
 *
 * <p>Source: B. Jacob et al., Quantization and Training of Neural Networks for Efficient
 * Integer-Arithmetic-Only Inference, CVPR 2018, section 2.1 and 3.
 *
 * @param scale positive, a normal number
 * @param zeroPoint the code of 0, in [0, 255]
 */
record AffineCode(float scale, int zeroPoint) {
    private static final int MAX_CODE = 255;

    /** The finest code that covers a finite range and zero; a range of zeros only has scale 1. */
    static AffineCode covering(Range range) {
        double min = Math.min(range.min(), 0);
        double max = Math.max(range.max(), 0);
        float scale = (float) ((max - min) / MAX_CODE);
        if (scale < Float.MIN_NORMAL) {
            return new AffineCode(1, 0);
        }
        long zeroPoint = Math.round(-min / scale);
        return new AffineCode(scale, (int) Math.min(Math.max(zeroPoint, 0), MAX_CODE));
    }
}
