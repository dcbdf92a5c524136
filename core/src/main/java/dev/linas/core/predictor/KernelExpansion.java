package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import java.util.List;

/**
 * A sum over support genomes on a standardised scale: {@code offset + scale * sum_i c_i * k_i},
 * {@code k_i} being the kernel with support genome i. Immutable.
 */
final class KernelExpansion {
    private final double offset;
    private final double scale;
    private final double[] coefficients;
    private final List<Genome> supports;

    /**
     * @param offset mean of the training labels
     * @param scale standard deviation of the training labels, &gt; 0
     * @param coefficients one per support genome; copied
     * @param supports canonical genomes
     * @throws IllegalArgumentException if a number is not finite or out of its range, or the
     *     lengths differ
     */
    KernelExpansion(double offset, double scale, double[] coefficients, List<Genome> supports) {
        ParameterChecks.requireFinite("offset", offset);
        ParameterChecks.requirePositive("scale", scale);
        ParameterChecks.requireOneEach(coefficients, supports);
        this.offset = offset;
        this.scale = scale;
        this.coefficients = coefficients.clone();
        this.supports = List.copyOf(supports);
    }

    static KernelExpansion of(PredictorParameters parameters) {
        return new KernelExpansion(
                parameters.number("offset"),
                parameters.number("scale"),
                parameters.series("coefficients"),
                parameters.genomes());
    }

    PredictorParameters.Builder addTo(PredictorParameters.Builder parameters) {
        return parameters
                .number("offset", offset)
                .number("scale", scale)
                .series("coefficients", coefficients)
                .genomes(supports);
    }

    double offset() {
        return offset;
    }

    double scale() {
        return scale;
    }

    double coefficient(int support) {
        return coefficients[support];
    }

    /** One coefficient per support genome; a copy. */
    double[] coefficients() {
        return coefficients.clone();
    }

    List<Genome> supports() {
        return supports;
    }

    /** The value where the kernel with each support genome, in their order, is the given one. */
    double value(double[] kernels) {
        double sum = 0;
        for (int i = 0; i < kernels.length; i++) {
            sum += coefficients[i] * kernels[i];
        }
        return value(sum);
    }

    /** The value of a sum, in the order of the support genomes, of what a kernel makes of each. */
    double value(double sum) {
        return offset + scale * sum;
    }
}
