package dev.linas.core.predictor;

import dev.linas.core.linear.Cholesky;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Optional;

/**
 * Posterior of a {@link GaussianProcessPredictor}: the variance of the process at a genome and that
 * of the noise together (Rasmussen and Williams, 2006, equation 2.26 plus the noise). Building it
 * factorises the kernel matrix, O(supports^3); a genome then costs O(supports^2).
 */
final class GaussianProcessPosterior implements Posterior {
    /** Rounding may ask for more noise than the process has, tenfold each time. */
    private static final int MOST_ATTEMPTS = 8;

    private final GaussianProcessPredictor process;
    private final KernelRows rows;
    private final KernelExpansion expansion;
    private final Cholesky factor;

    GaussianProcessPosterior(GaussianProcessPredictor process, KernelRows rows) {
        this.process = process;
        this.rows = rows;
        this.expansion = process.mean();
        int n = rows.size();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows.fill(process.supports().get(i), matrix[i]);
        }
        process.source().addTo(matrix);
        double[] known = process.rowNoise();
        for (int i = 0; i < known.length; i++) {
            matrix[i][i] += known[i];
        }
        this.factor = factor(matrix, process.noise());
    }

    private static Cholesky factor(double[][] matrix, double noise) {
        double added = 0;
        double wanted = noise;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][i] += wanted - added;
            }
            added = wanted;
            Optional<Cholesky> cholesky = Cholesky.of(matrix);
            if (cholesky.isPresent()) {
                return cholesky.get();
            }
            wanted *= 10;
        }
        throw new IllegalArgumentException(
                "the kernel matrix of the predictor is not positive definite with a noise of "
                        + added);
    }

    @Override
    public Marginals at(List<Genome> genomes) {
        double[] means = new double[genomes.size()];
        double[] deviations = new double[means.length];
        double[] row = new double[rows.size()];
        int next = 0;
        for (Genome genome : genomes) {
            rows.fill(genome, row);
            means[next] = expansion.value(row);
            double unknown = Math.max(0, rows.self(genome) - explained(row)) + process.noise();
            deviations[next++] = expansion.scale() * Math.sqrt(unknown * process.variance());
        }
        return new Marginals(means, deviations, process.transform());
    }

    /** {@code k' (K + noise I)^-1 k}; overwrites the kernels. */
    private double explained(double[] kernels) {
        factor.forward(kernels);
        double total = 0;
        for (double value : kernels) {
            total += value * value;
        }
        return total;
    }
}
