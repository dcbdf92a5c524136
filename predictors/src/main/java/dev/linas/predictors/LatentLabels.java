package dev.linas.predictors;

import dev.linas.core.predictor.LabelTransform;

/** Labels on the latent scale of a transform, standardised to mean 0 and variance 1. Immutable. */
final class LatentLabels {
    private static final double LARGEST_ERROR = 1000;

    private final LabelTransform transform;
    private final double mean;
    private final double deviation;
    private final double[] standardised;
    private final double negativeLogJacobian;

    private LatentLabels(
            LabelTransform transform,
            double mean,
            double deviation,
            double[] standardised,
            double negativeLogJacobian) {
        this.transform = transform;
        this.mean = mean;
        this.deviation = deviation;
        this.standardised = standardised;
        this.negativeLogJacobian = negativeLogJacobian;
    }

    static LatentLabels of(double[] labels, LabelTransform transform) {
        int n = labels.length;
        double[] latent = new double[n];
        double sum = 0;
        double logSlopes = 0;
        for (int i = 0; i < n; i++) {
            latent[i] = transform.latent(labels[i]);
            sum += latent[i];
            if (transform.sign() != 0) {
                // d latent / d label = 1 / (sign * label + shift)
                logSlopes -= StrictMath.log(transform.sign() * labels[i] + transform.shift());
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : latent) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / n);
        double scale = deviation > 0 ? deviation : 1;
        for (int i = 0; i < n; i++) {
            latent[i] = (latent[i] - mean) / scale;
        }
        double jacobian = logSlopes - n * StrictMath.log(scale);
        return new LatentLabels(transform, mean, scale, latent, -jacobian);
    }

    /**
     * The noise of labels on this scale, to the first order. An error of very many standard
     * deviations of the labels says no more than one of {@value #LARGEST_ERROR}: the label tells
     * nothing.
     *
     * @param labels those that this was made of
     * @param standardErrors one per label, in its unit
     */
    KnownNoise noise(double[] labels, double[] standardErrors) {
        double[] squares = new double[labels.length];
        for (int i = 0; i < squares.length; i++) {
            double slope =
                    transform.sign() == 0
                            ? 1
                            : 1 / (transform.sign() * labels[i] + transform.shift());
            double error = Math.abs(standardErrors[i] / deviation * slope);
            double known = Math.min(error, LARGEST_ERROR);
            squares[i] = known * known;
        }
        return new KnownNoise(squares);
    }

    LabelTransform transform() {
        return transform;
    }

    /** Mean of the latent labels. */
    double mean() {
        return mean;
    }

    /** Standard deviation of the latent labels; 1 where they are equal. */
    double deviation() {
        return deviation;
    }

    /** Standardised latent labels; shared, for reading only. */
    double[] standardised() {
        return standardised;
    }

    /**
     * The term that makes likelihoods under different transforms comparable: minus log |d z / d
     * label|.
     */
    double negativeLogJacobian() {
        return negativeLogJacobian;
    }
}
