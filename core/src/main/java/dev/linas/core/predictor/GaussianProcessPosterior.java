package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Posterior of a {@link GaussianProcessPredictor}. Building it factorises the kernel matrix,
 * O(supports^3); a genome then costs O(supports^2).
 */
final class GaussianProcessPosterior implements Posterior {
    private final GaussianProcessPredictor process;
    private final KernelRows rows;
    private final double[] coefficients;

    /** Lower Cholesky factor of {@code K + noise I}, row by row. */
    private final DMatrixRMaj factor;

    GaussianProcessPosterior(GaussianProcessPredictor process, KernelRows rows) {
        this.process = process;
        this.rows = rows;
        this.coefficients = process.coefficients();
        int n = rows.size();
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            rows.fill(process.supports().get(i), row);
            System.arraycopy(row, 0, matrix.data, i * n, n);
            matrix.data[i * n + i] += process.noise();
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(matrix)) {
            throw new IllegalArgumentException(
                    "the kernel matrix of the predictor is not positive definite");
        }
        this.factor = cholesky.getT(null);
    }

    @Override
    public Belief believe(List<Genome> genomes) {
        double[] means = new double[genomes.size()];
        double[] deviations = new double[means.length];
        double[] row = new double[rows.size()];
        int next = 0;
        for (Genome genome : genomes) {
            rows.fill(genome, row);
            double mean = 0;
            for (int i = 0; i < row.length; i++) {
                mean += coefficients[i] * row[i];
            }
            double explained = explained(row);
            double spread = Math.max(0, rows.self(genome) - explained) * process.variance();
            means[next] = process.offset() + process.scale() * mean;
            deviations[next++] = process.scale() * Math.sqrt(spread);
        }
        return new Belief(means, deviations, process.transform());
    }

    /** {@code k' (K + noise I)^-1 k}, by forward substitution in place. */
    private double explained(double[] kernels) {
        int n = kernels.length;
        double[] data = factor.data;
        double total = 0;
        for (int i = 0; i < n; i++) {
            int at = i * n;
            double sum = kernels[i];
            for (int j = 0; j < i; j++) {
                sum -= data[at + j] * kernels[j];
            }
            double solved = sum / data[at + i];
            kernels[i] = solved;
            total += solved * solved;
        }
        return total;
    }
}
