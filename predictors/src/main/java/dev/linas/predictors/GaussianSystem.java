package dev.linas.predictors;

import dev.linas.core.linear.Cholesky;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.predictor.SourceTask;
import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The solved system {@code (K + noise I) c = z} of a Gaussian process and the inverse of its
 * matrix, from which cross-validation follows without another fit. Immutable.
 */
final class GaussianSystem {
    /**
     * A matrix that is not positive definite to rounding gets more noise, this many times at most.
     */
    private static final int MOST_ATTEMPTS = 8;

    private final double noise;
    private final OptionalDouble variance;
    private final double[] labels;
    private final double[] coefficients;

    /** Lower triangle of the inverse. */
    private final double[][] inverse;

    private GaussianSystem(
            double noise,
            OptionalDouble variance,
            double[] labels,
            double[] coefficients,
            double[][] inverse) {
        this.noise = noise;
        this.variance = variance;
        this.labels = labels;
        this.coefficients = coefficients;
        this.inverse = inverse;
    }

    /**
     * Solves the system: O(rows^3) once. Where rounding has cost the matrix its positive
     * definiteness (almost no noise, almost equal rows), the noise grows tenfold until it is back.
     *
     * @param noise least noise, &gt; 0
     * @param labels standardised labels, one per row
     * @param source what the first rows are
     * @param variance variance of the process; empty: what makes the labels likeliest
     * @param rowNoise known noise per row, relative to the process; empty: none is known
     */
    static GaussianSystem solve(
            TrainingSet data,
            HammingKernel kernel,
            double noise,
            double[] labels,
            SourceTask source,
            OptionalDouble variance,
            double[] rowNoise) {
        int n = data.size();
        List<Genome> genomes = data.genomes();
        KernelRows rows = new KernelRows(kernel, data.encoding(), genomes);
        double[][] kernels = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows.fill(genomes.get(i), kernels[i]);
        }
        source.addTo(kernels);
        for (int i = 0; i < rowNoise.length; i++) {
            kernels[i][i] += rowNoise[i];
        }
        double enough = noise;
        Optional<Cholesky> factor = Cholesky.of(matrix(kernels, enough));
        for (int attempt = 1; factor.isEmpty(); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new ArithmeticException(
                        "the kernel matrix of %d rows is not positive definite with a noise of %s"
                                .formatted(n, enough));
            }
            enough *= 10;
            factor = Cholesky.of(matrix(kernels, enough));
        }
        double[][] inverse = factor.get().inverse();
        double[] coefficients = symmetricTimes(inverse, labels);
        return new GaussianSystem(enough, variance, labels.clone(), coefficients, inverse);
    }

    private static double[][] matrix(double[][] kernels, double noise) {
        double[][] matrix = new double[kernels.length][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = kernels[i].clone();
            matrix[i][i] += noise;
        }
        return matrix;
    }

    /** A symmetric matrix, of which the lower triangle is given, times a vector. */
    static double[] symmetricTimes(double[][] lower, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += lower[i][j] * vector[j];
            }
            result[i] = sum;
            for (int j = 0; j < i; j++) {
                result[j] += lower[i][j] * vector[i];
            }
        }
        return result;
    }

    /**
     * The noise that the system was solved with: the one asked for, or more where that was needed.
     */
    double noise() {
        return noise;
    }

    double[] coefficients() {
        return coefficients.clone();
    }

    /** Variance that was given, or the likeliest: {@code z' (K + noise I)^-1 z / n}. */
    double variance() {
        if (variance.isPresent()) {
            return variance.getAsDouble();
        }
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += labels[i] * coefficients[i];
        }
        return Math.max(sum / labels.length, 1e-12);
    }

    /**
     * The predictions of the same hyper-parameters for every row when its fold is held out: {@code
     * z_F - (A_FF)^-1 c_F}, A being the inverse (Rasmussen and Williams, section 5.4.2, for
     * blocks).
     *
     * @param folds a split of the last rows, one prediction for each; those before are never held
     *     out
     */
    double[] outOfFold(Folds folds) {
        int first = labels.length - folds.rows();
        double[] predictions = new double[folds.rows()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] rows = Arrays.stream(folds.heldOut(fold)).map(row -> first + row).toArray();
            double[][] block = new double[rows.length][];
            double[] right = new double[rows.length];
            for (int a = 0; a < rows.length; a++) {
                block[a] = new double[a + 1];
                for (int b = 0; b <= a; b++) {
                    block[a][b] = inverse[rows[a]][rows[b]];
                }
                right[a] = coefficients[rows[a]];
            }
            double[] residual =
                    Cholesky.of(block)
                            .map(factor -> factor.solve(right))
                            .orElseGet(() -> undefined(right.length));
            for (int a = 0; a < rows.length; a++) {
                predictions[rows[a] - first] = labels[rows[a]] - residual[a];
            }
        }
        return predictions;
    }

    private static double[] undefined(int length) {
        double[] result = new double[length];
        Arrays.fill(result, Double.NaN);
        return result;
    }
}
