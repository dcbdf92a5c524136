package dev.linas.trainer.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * How much the parts of the {@link TransferKernel} count, in units of the variance of the
 * measurements.
 *
 * @param device each known device by itself; their mean counts 1
 * @param count how often an option occurs
 * @param rest the variables by themselves
 */
record KernelWeights(double device, double count, double rest) {
    /** The weights before anything is measured. */
    static final KernelWeights USUAL = new KernelWeights(0.3, 0.3, 0.3);

    private static final double[] FACTORS = {1.0 / 3, 1, 3};

    /** The usual weights with each part a third of, as much as, or three times the usual. */
    static List<KernelWeights> all() {
        List<KernelWeights> all = new ArrayList<>();
        for (double device : FACTORS) {
            for (double count : FACTORS) {
                for (double rest : FACTORS) {
                    all.add(
                            new KernelWeights(
                                    USUAL.device * device, USUAL.count * count, USUAL.rest * rest));
                }
            }
        }
        return all;
    }

    /** Logarithm of the density of these weights beforehand, up to a constant. */
    double logPrior() {
        return -0.5
                * (square(device, USUAL.device)
                        + square(count, USUAL.count)
                        + square(rest, USUAL.rest));
    }

    /** Squared distance in powers of three. */
    private static double square(double weight, double usual) {
        double steps = StrictMath.log(weight / usual) / StrictMath.log(3);
        return steps * steps;
    }
}
