package dev.linas.trainer.predictor;

import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.space.Genome;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The solved system {@code (K + noise I) c = z} of a Gaussian process and the inverse of its matrix,
 * from which cross-validation follows without another fit. Immutable.
 */
final class GaussianSystem {
    /** A matrix that is not positive definite to rounding gets more noise, this many times at most. */
    private static final int MOST_ATTEMPTS = 8;

    private final double noise;
    private final double[] labels;
    private final double[] coefficients;
    private final DMatrixRMaj inverse;

    private GaussianSystem(
            double noise, double[] labels, double[] coefficients, DMatrixRMaj inverse) {
        this.noise = noise;
        this.labels = labels;
        this.coefficients = coefficients;
        this.inverse = inverse;
    }

    /**
     * Solves the system: O(rows^3) once. Where rounding has cost the matrix its positive definiteness
     * (almost no noise, almost equal rows), the noise grows tenfold until it is back.
     *
     * @param noise least noise, &gt; 0
     * @param labels standardised labels, one per row
     */
    static GaussianSystem solve(
            TrainingSet data, HammingKernel kernel, double noise, double[] labels) {
        int n = data.size();
        List<Genome> genomes = data.genomes();
        KernelRows rows = new KernelRows(kernel, data.encoding(), genomes);
        double[][] kernels = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows.fill(genomes.get(i), kernels[i]);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        double enough = noise;
        for (int attempt = 1; !solver.setA(matrix(kernels, enough)); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new ArithmeticException(
                        "the kernel matrix of %d rows is not positive definite with a noise of %s"
                                .formatted(n, enough));
            }
            enough *= 10;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        solver.invert(inverse);
        double[] coefficients = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse.data[i * n + j] * labels[j];
            }
            coefficients[i] = sum;
        }
        return new GaussianSystem(enough, labels.clone(), coefficients, inverse);
    }

    private static DMatrixRMaj matrix(double[][] kernels, double noise) {
        int n = kernels.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(kernels[i], 0, matrix.data, i * n, n);
            matrix.data[i * n + i] += noise;
        }
        return matrix;
    }

    /** The noise that the system was solved with: the one asked for, or more where that was needed. */
    double noise() {
        return noise;
    }

    double[] coefficients() {
        return coefficients.clone();
    }

    /** Maximum-likelihood variance of the process: {@code z' (K + noise I)^-1 z / n}. */
    double variance() {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += labels[i] * coefficients[i];
        }
        return Math.max(sum / labels.length, 1e-12);
    }

    /**
     * What the same hyper-parameters predict for every row when its fold is held out: {@code z_F -
     * (A_FF)^-1 c_F}, A being the inverse (Rasmussen and Williams, section 5.4.2, for blocks).
     */
    double[] outOfFold(Folds folds) {
        int n = labels.length;
        double[] predictions = new double[n];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] rows = folds.heldOut(fold);
            DMatrixRMaj block = new DMatrixRMaj(rows.length, rows.length);
            DMatrixRMaj right = new DMatrixRMaj(rows.length, 1);
            for (int a = 0; a < rows.length; a++) {
                for (int b = 0; b < rows.length; b++) {
                    block.data[a * rows.length + b] = inverse.data[rows[a] * n + rows[b]];
                }
                right.data[a] = coefficients[rows[a]];
            }
            LinearSolverDense<DMatrixRMaj> solver =
                    LinearSolverFactory_DDRM.symmPosDef(rows.length);
            DMatrixRMaj residual = new DMatrixRMaj(rows.length, 1);
            if (solver.setA(block)) {
                solver.solve(right, residual);
            } else {
                residual.fill(Double.NaN);
            }
            for (int a = 0; a < rows.length; a++) {
                predictions[rows[a]] = labels[rows[a]] - residual.data[a];
            }
        }
        return predictions;
    }
}
