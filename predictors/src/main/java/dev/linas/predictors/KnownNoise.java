package dev.linas.predictors;

/**
 * The noise that is known of each label, beside that which a Gaussian process learns: the squared
 * standard errors of the measurements. Covariances are {@code variance * (K + noise I) + D}, D
 * having these on its diagonal, so the variance of the process is a hyper-parameter of its own and
 * cannot be profiled out. Immutable.
 */
final class KnownNoise {
    private final double[] squares;

    /**
     * @param squares squared standard error per label, in the square of the labels' unit, &ge; 0;
     *     shared, not changed
     */
    KnownNoise(double[] squares) {
        this.squares = squares;
    }

    /** Squared standard errors relative to the variance of the process. */
    double[] relativeTo(double variance) {
        double[] relative = new double[squares.length];
        for (int i = 0; i < relative.length; i++) {
            relative[i] = squares[i] / variance;
        }
        return relative;
    }

    /** Adds {@code D / variance} to the diagonal of a matrix, of which the lower part is given. */
    void addTo(double[][] matrix, double variance) {
        for (int i = 0; i < squares.length; i++) {
            matrix[i][i] += squares[i] / variance;
        }
    }

    /**
     * Derivative of {@code n / 2 log(variance) + log|M| / 2 + z' M^-1 z / (2 variance)} by the
     * logarithm of the variance, M being {@code K + noise I + D / variance}.
     *
     * @param pairs {@code M^-1 - c c' / variance}, c being {@code M^-1 z}; its diagonal is read
     * @param fit {@code z' c}
     */
    double slope(double[][] pairs, double variance, double fit) {
        double slope = 0.5 * squares.length - 0.5 * fit / variance;
        for (int i = 0; i < squares.length; i++) {
            slope -= 0.5 * pairs[i][i] * squares[i] / variance;
        }
        return slope;
    }
}
