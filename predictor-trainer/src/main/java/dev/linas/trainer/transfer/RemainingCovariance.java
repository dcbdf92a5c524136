package dev.linas.trainer.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The covariance that remains between some sub-networks while more and more are measured. Not
 * thread-safe.
 */
final class RemainingCovariance {
    private final TransferKernel kernel;
    private final List<TransferKernel.KernelInput> points;
    private final double noise;
    private final double[][] covariance;
    private final Set<Integer> observed = new HashSet<>();

    /**
     * @param noise variance of a measurement
     */
    RemainingCovariance(
            TransferKernel kernel, List<TransferKernel.KernelInput> points, double noise) {
        this.kernel = kernel;
        this.points = points;
        this.noise = noise;
        int n = points.size();
        this.covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = kernel.covariance(points.get(i), points.get(j));
                covariance[j][i] = covariance[i][j];
            }
        }
    }

    /**
     * The one of them whose measurement lowers the sum of all variances most; the first of equals.
     */
    OptionalInt mostTelling() {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < covariance.length; i++) {
            double sum = 0;
            for (double with : covariance[i]) {
                sum += with * with;
            }
            double gain = sum / (covariance[i][i] + noise);
            if (gain > most && !observed.contains(i)) {
                most = gain;
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** Takes account of the measurement of one of them. */
    void observe(int place) {
        observed.add(place);
        condition(covariance[place].clone(), covariance[place][place]);
    }

    /**
     * Takes account of measurements of any sub-networks; those among the points are not offered
     * again.
     */
    void observe(List<TransferKernel.KernelInput> measured) {
        for (TransferKernel.KernelInput each : measured) {
            for (int i = 0; i < points.size(); i++) {
                if (points.get(i).genome().equals(each.genome())) {
                    observed.add(i);
                }
            }
        }
        if (measured.isEmpty()) {
            return;
        }
        TransferSystem system = TransferSystem.of(kernel, measured, noise);
        List<double[]> crosses = points.stream().map(system::cross).toList();
        for (int i = 0; i < points.size(); i++) {
            double[] solved = system.solve(crosses.get(i));
            for (int j = 0; j < points.size(); j++) {
                double[] cross = crosses.get(j);
                for (int m = 0; m < solved.length; m++) {
                    covariance[i][j] -= solved[m] * cross[m];
                }
            }
        }
    }

    private void condition(double[] with, double own) {
        for (int i = 0; i < covariance.length; i++) {
            double factor = with[i] / (own + noise);
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] -= factor * with[j];
            }
        }
    }
}
