package dev.linas.trainer.transfer;

import java.util.Arrays;
import java.util.List;

/**
 * The Gaussian process of a device for one set of kernel weights. Measurements that the others put
 * far away count the less, so that a slip of the device does not bend the rest. Immutable.
 */
final class TransferProcess {
    /** A measurement that the others put farther away, in standard deviations, counts the less. */
    private static final double BELIEVED = 2;

    private static final int REWEIGHTINGS = 4;

    /** Fewer measurements do not tell how far off predictions are. */
    private static final int LEAST_TO_CALIBRATE = 5;

    private final TransferKernel kernel;
    private final TransferSystem system;
    private final double[] factors;
    private final double logEvidence;
    private final double stretch;

    private TransferProcess(TransferKernel kernel, TransferSystem system, double[] labels) {
        this.kernel = kernel;
        this.system = system;
        this.factors = system.solve(labels);
        this.logEvidence = system.logLikelihood(labels) + kernel.weights().logPrior();
        double[] variances = system.leaveOneOutVariances();
        this.stretch = stretch(errors(factors, variances), variances);
    }

    /** Mean and variance of a measurement, in the unit of the labels. */
    record Estimate(double mean, double variance) {}

    /**
     * Fits the process.
     *
     * @param labels of mean about 0 and variance about 1
     */
    static TransferProcess fit(
            TransferKernel kernel, List<TransferKernel.KernelInput> points, double[] labels) {
        double[] noise = new double[labels.length];
        Arrays.fill(noise, DeviceTransfer.NOISE);
        TransferSystem system = TransferSystem.of(kernel, points, noise);
        for (int r = 0; r < REWEIGHTINGS; r++) {
            double[] variances = system.leaveOneOutVariances();
            double[] errors = errors(system.solve(labels), variances);
            for (int i = 0; i < noise.length; i++) {
                double believed = BELIEVED * BELIEVED * variances[i];
                noise[i] = DeviceTransfer.NOISE + Math.max(0, errors[i] * errors[i] - believed);
            }
            system = TransferSystem.of(kernel, points, noise);
        }
        return new TransferProcess(kernel, system, labels);
    }

    /** How far each measurement is from what the others predict. */
    private static double[] errors(double[] solved, double[] variances) {
        double[] errors = new double[solved.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = solved[i] * variances[i];
        }
        return errors;
    }

    /** How much larger the errors are than expected: the root of their mean square. */
    private static double stretch(double[] errors, double[] variances) {
        if (errors.length < LEAST_TO_CALIBRATE) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < errors.length; i++) {
            sum += errors[i] * errors[i] / variances[i];
        }
        return Math.sqrt(sum / errors.length);
    }

    /** Logarithm of how likely labels and weights are together, up to a constant. */
    double logEvidence() {
        return logEvidence;
    }

    /** Predicts a measurement of a sub-network. */
    Estimate predict(TransferKernel.KernelInput point) {
        double[] cross = system.cross(point);
        double[] solved = system.solve(cross);
        double mean = 0;
        double variance = kernel.covariance(point, point) + DeviceTransfer.NOISE;
        for (int i = 0; i < cross.length; i++) {
            mean += factors[i] * cross[i];
            variance -= solved[i] * cross[i];
        }
        return new Estimate(mean, stretch * stretch * Math.max(0, variance));
    }
}
