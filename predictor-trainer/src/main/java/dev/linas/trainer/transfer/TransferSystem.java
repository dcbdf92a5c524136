package dev.linas.trainer.transfer;

import dev.linas.core.linear.Cholesky;
import java.util.Arrays;
import java.util.List;

/** The linear system of a Gaussian process over measured sub-networks. Immutable. */
final class TransferSystem {
    private final TransferKernel kernel;
    private final List<TransferKernel.KernelInput> points;
    private final Cholesky factor;

    private TransferSystem(
            TransferKernel kernel, List<TransferKernel.KernelInput> points, Cholesky factor) {
        this.kernel = kernel;
        this.points = points;
        this.factor = factor;
    }

    /** The system of measurements that are all equally noisy. */
    static TransferSystem of(
            TransferKernel kernel, List<TransferKernel.KernelInput> points, double noise) {
        double[] variances = new double[points.size()];
        Arrays.fill(variances, noise);
        return of(kernel, points, variances);
    }

    /**
     * @param noise variance of each measurement, above 0, so that the system can be solved
     */
    static TransferSystem of(
            TransferKernel kernel, List<TransferKernel.KernelInput> points, double[] noise) {
        double[][] matrix = new double[points.size()][points.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = kernel.covariance(points.get(i), points.get(j));
            }
            matrix[i][i] += noise[i];
        }
        return new TransferSystem(kernel, points, Cholesky.of(matrix).orElseThrow());
    }

    /** Covariances of a sub-network with the measured ones. */
    double[] cross(TransferKernel.KernelInput point) {
        return points.stream().mapToDouble(each -> kernel.covariance(point, each)).toArray();
    }

    double[] solve(double[] right) {
        return factor.solve(right);
    }

    /**
     * Logarithm of the density of labels, up to a constant (Rasmussen and Williams, equation 2.30).
     */
    double logLikelihood(double[] labels) {
        double[] solved = solve(labels);
        double fit = 0;
        for (int i = 0; i < labels.length; i++) {
            fit += labels[i] * solved[i];
        }
        return -0.5 * fit - factor.halfLogDeterminant();
    }

    /** Variance of each measurement before it is made, given all others. */
    double[] leaveOneOutVariances() {
        double[][] inverse = factor.inverse();
        double[] variances = new double[inverse.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = 1 / inverse[i][i];
        }
        return variances;
    }
}
