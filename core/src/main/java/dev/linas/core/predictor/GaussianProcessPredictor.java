package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A Gaussian process on genomes. Its parameters suffice to compute the posterior mean and, at the
 * cost of one factorisation, the posterior deviation.
 *
 * <p>The latent value of a genome is {@code offset + scale * f}, f having the kernel {@link
 * HammingKernel}, scaled by {@code variance}, plus independent noise of {@code variance * noise} on
 * every label. Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1.
 */
public final class GaussianProcessPredictor implements Predictor {
    /**
     * Name of its form in records. Numbers: {@code linear} and {@code cell} of the kernel, {@code
     * noise}, {@code variance}, {@code offset}, {@code scale}, {@code transform_sign}, {@code
     * transform_shift}; series: {@code thetas} of the kernel, {@code coefficients}, one per genome;
     * genomes: the supports.
     */
    public static final String FORM = "gaussian-process";

    private final HammingKernel kernel;
    private final double noise;
    private final double variance;
    private final double offset;
    private final double scale;
    private final LabelTransform transform;
    private final double[] coefficients;
    private final List<Genome> supports;

    /**
     * @param kernel kernel on genomes
     * @param noise variance of the noise relative to that of the process, &gt; 0
     * @param variance variance of the process on the standardised latent scale, &gt; 0
     * @param offset mean of the latent training labels
     * @param scale standard deviation of the latent training labels, &gt; 0
     * @param transform between labels and latent values
     * @param coefficients one per support genome: {@code (K + noise I)^-1 z}; copied
     * @param supports the training genomes, canonical
     * @throws IllegalArgumentException if a number is not finite or out of its range, or the lengths
     *     differ
     */
    public GaussianProcessPredictor(
            HammingKernel kernel,
            double noise,
            double variance,
            double offset,
            double scale,
            LabelTransform transform,
            double[] coefficients,
            List<Genome> supports) {
        ParameterChecks.requirePositive("noise", noise);
        ParameterChecks.requirePositive("variance", variance);
        ParameterChecks.requireFinite("offset", offset);
        ParameterChecks.requirePositive("scale", scale);
        ParameterChecks.requireOneEach(coefficients, supports);
        this.kernel = Objects.requireNonNull(kernel);
        this.noise = noise;
        this.variance = variance;
        this.offset = offset;
        this.scale = scale;
        this.transform = Objects.requireNonNull(transform);
        this.coefficients = coefficients.clone();
        this.supports = List.copyOf(supports);
    }

    public HammingKernel kernel() {
        return kernel;
    }

    public double noise() {
        return noise;
    }

    public double variance() {
        return variance;
    }

    public double offset() {
        return offset;
    }

    public double scale() {
        return scale;
    }

    public LabelTransform transform() {
        return transform;
    }

    /** One coefficient per support genome; a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    public List<Genome> supports() {
        return supports;
    }

    static GaussianProcessPredictor of(PredictorParameters parameters) {
        return new GaussianProcessPredictor(
                new HammingKernel(
                        parameters.number("linear"),
                        parameters.series("thetas"),
                        parameters.number("cell")),
                parameters.number("noise"),
                parameters.number("variance"),
                parameters.number("offset"),
                parameters.number("scale"),
                LabelTransform.of(parameters),
                parameters.series("coefficients"),
                parameters.genomes());
    }

    @Override
    public PredictorParameters parameters() {
        return transform
                .addTo(
                        PredictorParameters.of(FORM)
                                .number("linear", kernel.linear())
                                .series("thetas", kernel.thetas())
                                .number("cell", kernel.cell())
                                .number("noise", noise)
                                .number("variance", variance)
                                .number("offset", offset)
                                .number("scale", scale)
                                .series("coefficients", coefficients)
                                .genomes(supports))
                .build();
    }

    @Override
    public boolean transformsLabels() {
        return true;
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        KernelRows rows = new KernelRows(kernel, encoding, supports);
        return genomes -> {
            double[] result = new double[genomes.size()];
            double[] row = new double[supports.size()];
            int next = 0;
            for (Genome genome : genomes) {
                rows.fill(genome, row);
                double sum = 0;
                for (int i = 0; i < row.length; i++) {
                    sum += coefficients[i] * row[i];
                }
                result[next++] = transform.value(offset + scale * sum);
            }
            return result;
        };
    }

    @Override
    public Posterior posterior(OneHotEncoding encoding) {
        return new GaussianProcessPosterior(this, new KernelRows(kernel, encoding, supports));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianProcessPredictor that
                && kernel.equals(that.kernel)
                && Double.compare(noise, that.noise) == 0
                && Double.compare(variance, that.variance) == 0
                && Double.compare(offset, that.offset) == 0
                && Double.compare(scale, that.scale) == 0
                && transform.equals(that.transform)
                && Arrays.equals(coefficients, that.coefficients)
                && supports.equals(that.supports);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients) * 31 + supports.hashCode();
    }
}
