package dev.linas.trainer.predictor;

import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The solved system {@code (K + noise I) c = z} of a Gaussian process and the inverse of its matrix,
 * from which cross-validation follows without another fit. Immutable.
 */
final class GaussianSystem {
    private final double[] labels;
    private final double[] coefficients;
    private final DMatrixRMaj inverse;

    private GaussianSystem(double[] labels, double[] coefficients, DMatrixRMaj inverse) {
        this.labels = labels;
        this.coefficients = coefficients;
        this.inverse = inverse;
    }

    /**
     * Solves the system: O(rows^3) once.
     *
     * @param labels standardised labels, one per row
     */
    static GaussianSystem solve(
            TrainingSet data, HammingKernel kernel, double noise, double[] labels) {
        int n = data.size();
        List<Genome> genomes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            genomes.add(data.genome(i));
        }
        KernelRows rows = new KernelRows(kernel, data.encoding(), genomes);
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            rows.fill(genomes.get(i), row);
            System.arraycopy(row, 0, matrix.data, i * n, n);
            matrix.data[i * n + i] += noise;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (!solver.setA(matrix)) {
            throw new IllegalStateException("the kernel matrix is not positive definite");
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
        return new GaussianSystem(labels.clone(), coefficients, inverse);
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
