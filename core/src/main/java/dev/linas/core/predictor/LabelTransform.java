package dev.linas.core.predictor;

/**
 * A strictly increasing map of labels, under which a metric is easier to model: {@code latent =
 * sign * log(sign * value + shift)}, or the value itself.
 *
 * @param sign 0: identity; 1: stretches small values, e.g. latencies; -1: stretches large ones,
 *     e.g. accuracies
 * @param shift added before the logarithm, so that every label stays positive; unused by identity
 */
public record LabelTransform(int sign, double shift) {
    /** Labels as they are. */
    public static final LabelTransform IDENTITY = new LabelTransform(0, 0);

    /** Smallest argument of the logarithm: a value beyond the shift is taken as just within it. */
    private static final double SMALLEST = 1e-300;

    public LabelTransform {
        if (sign < -1 || sign > 1 || !Double.isFinite(shift)) {
            throw new IllegalArgumentException(
                    "no label transform has sign " + sign + " and shift " + shift);
        }
    }

    static LabelTransform of(PredictorParameters parameters) {
        double sign = parameters.number("transform_sign");
        if (sign != Math.rint(sign)) {
            throw new IllegalArgumentException(
                    "'transform_sign' of a predictor is " + sign + "; expected -1, 0 or 1");
        }
        return new LabelTransform((int) sign, parameters.number("transform_shift"));
    }

    PredictorParameters.Builder addTo(PredictorParameters.Builder parameters) {
        return parameters.number("transform_sign", sign).number("transform_shift", shift);
    }

    /** The latent value of a label. */
    public double latent(double value) {
        return sign == 0 ? value : sign * StrictMath.log(Math.max(SMALLEST, sign * value + shift));
    }

    /** The value of a latent one; the inverse of {@link #latent}. */
    public double value(double latent) {
        return sign == 0 ? latent : sign * (StrictMath.exp(sign * latent) - shift);
    }
}
