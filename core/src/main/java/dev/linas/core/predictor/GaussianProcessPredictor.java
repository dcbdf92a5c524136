package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Gaussian process on genomes. Its parameters suffice to compute the posterior mean and, at the
 * cost of one factorisation, the posterior deviation.
 *
 * <p>The latent value of a genome is {@code offset + scale * f}, f having the kernel {@link
 * HammingKernel}, scaled by {@code variance}, plus independent noise of {@code variance * noise} on
 * every label, and what is known of the noise of single labels. Rasmussen and Williams, Gaussian
 * Processes for Machine Learning (2006), algorithm 2.1. The first rows may be of another task
 * ({@link SourceTask}); what is predicted is this one.
 */
public final class GaussianProcessPredictor extends ParametricPredictor {
    /**
     * Name of its form in records. Numbers: {@code linear} of the kernel, {@code noise}, {@code
     * variance}, {@code offset}, {@code scale}, {@code transform_sign}, {@code transform_shift};
     * series: {@code thetas} of the kernel, {@code coefficients}, one per genome; genomes: the
     * supports. Where the first of them are of another task, also the numbers {@code source_rows},
     * {@code source_weight} and {@code source_noise}; where the kernel knows the order of options,
     * {@code ordered}, 1; where it compares cells, {@code cell_equal}, {@code cell_operations} and
     * {@code cell_decay}; where the noise of labels is known, the series {@code row_noise}, one per
     * genome.
     */
    public static final String FORM = "gaussian-process";

    private final HammingKernel kernel;
    private final double noise;
    private final double variance;
    private final LabelTransform transform;
    private final KernelExpansion expansion;
    private final SourceTask source;

    /** Known noise per support relative to the process; empty where none is known. */
    private final double[] rowNoise;

    /**
     * @param kernel kernel on genomes
     * @param noise variance of the noise relative to that of the process, &gt; 0
     * @param variance variance of the process on the standardised latent scale, &gt; 0
     * @param offset mean of the latent training labels
     * @param scale standard deviation of the latent training labels, &gt; 0
     * @param transform between labels and latent values
     * @param coefficients one per support genome: {@code (K + noise I)^-1 z}; copied
     * @param supports the training genomes, canonical
     * @throws IllegalArgumentException if a number is not finite or out of its range, or the
     *     lengths differ
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
        this(
                kernel,
                noise,
                variance,
                transform,
                new KernelExpansion(offset, scale, coefficients, supports),
                SourceTask.NONE,
                new double[0]);
    }

    private GaussianProcessPredictor(
            HammingKernel kernel,
            double noise,
            double variance,
            LabelTransform transform,
            KernelExpansion expansion,
            SourceTask source,
            double[] rowNoise) {
        ParameterChecks.requirePositive("noise", noise);
        ParameterChecks.requirePositive("variance", variance);
        this.kernel = Objects.requireNonNull(kernel);
        this.noise = noise;
        this.variance = variance;
        this.transform = Objects.requireNonNull(transform);
        this.expansion = expansion;
        this.source = source;
        if (source.rows() > expansion.supports().size()) {
            throw new IllegalArgumentException(
                    "%d rows are of another task, but the process has %d"
                            .formatted(source.rows(), expansion.supports().size()));
        }
        this.rowNoise = rowNoise;
        if (rowNoise.length > 0) {
            ParameterChecks.requireOneEach(rowNoise, expansion.supports());
            for (double known : rowNoise) {
                ParameterChecks.requireNotNegative("noise of a row", known);
            }
        }
    }

    /** The same predictor, whose first supports are rows of another task. */
    public GaussianProcessPredictor with(SourceTask other) {
        return new GaussianProcessPredictor(
                kernel, noise, variance, transform, expansion, other, rowNoise);
    }

    /**
     * The same, with noise that is known of the labels.
     *
     * @param known variance per support relative to that of the process, beside {@link #noise}, or
     *     none; copied
     */
    public GaussianProcessPredictor withRowNoise(double[] known) {
        return new GaussianProcessPredictor(
                kernel, noise, variance, transform, expansion, source, known.clone());
    }

    /** Known noise per support relative to the process; empty where none is known. A copy. */
    public double[] rowNoise() {
        return rowNoise.clone();
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

    /** The task of the first supports. */
    public SourceTask source() {
        return source;
    }

    public LabelTransform transform() {
        return transform;
    }

    public double offset() {
        return expansion.offset();
    }

    public double scale() {
        return expansion.scale();
    }

    /** One coefficient per support genome; a copy. */
    public double[] coefficients() {
        return expansion.coefficients();
    }

    /** The posterior mean of latent values, as a sum of kernels. */
    KernelExpansion mean() {
        return expansion;
    }

    public List<Genome> supports() {
        return expansion.supports();
    }

    static GaussianProcessPredictor of(PredictorParameters parameters) {
        return new GaussianProcessPredictor(
                new HammingKernel(
                                parameters.number("linear"),
                                parameters.series("thetas"),
                                cell(parameters))
                        .ordered(parameters.numbers().containsKey("ordered")),
                parameters.number("noise"),
                parameters.number("variance"),
                LabelTransform.of(parameters),
                KernelExpansion.of(parameters),
                source(parameters),
                parameters.seriesNames().contains("row_noise")
                        ? parameters.series("row_noise")
                        : new double[0]);
    }

    private static Optional<CellKernel> cell(PredictorParameters parameters) {
        return parameters.numbers().containsKey("cell_equal")
                ? Optional.of(
                        new CellKernel(
                                parameters.number("cell_equal"),
                                parameters.number("cell_operations"),
                                parameters.number("cell_decay")))
                : Optional.empty();
    }

    private static SourceTask source(PredictorParameters parameters) {
        return parameters.numbers().containsKey("source_rows")
                ? new SourceTask(
                        (int) parameters.number("source_rows"),
                        parameters.number("source_weight"),
                        parameters.number("source_noise"))
                : SourceTask.NONE;
    }

    @Override
    public PredictorParameters parameters() {
        PredictorParameters.Builder parameters =
                PredictorParameters.of(FORM)
                        .number("linear", kernel.linear())
                        .series("thetas", kernel.thetas())
                        .number("noise", noise)
                        .number("variance", variance);
        if (kernel.isOrdered()) {
            parameters.number("ordered", 1);
        }
        kernel.cell()
                .ifPresent(
                        cell ->
                                parameters
                                        .number("cell_equal", cell.equal())
                                        .number("cell_operations", cell.operations())
                                        .number("cell_decay", cell.decay()));
        if (source.rows() > 0) {
            parameters
                    .number("source_rows", source.rows())
                    .number("source_weight", source.weight())
                    .number("source_noise", source.noise());
        }
        if (rowNoise.length > 0) {
            parameters.series("row_noise", rowNoise);
        }
        return expansion.addTo(transform.addTo(parameters)).build();
    }

    @Override
    public boolean transformsLabels() {
        return true;
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        KernelRows rows = new KernelRows(kernel, encoding, supports());
        return genomes -> {
            double[] result = new double[genomes.size()];
            double[] row = new double[supports().size()];
            int next = 0;
            for (Genome genome : genomes) {
                rows.fill(genome, row);
                result[next++] = transform.value(expansion.value(row));
            }
            return result;
        };
    }

    @Override
    public Posterior posterior(OneHotEncoding encoding) {
        return new GaussianProcessPosterior(this, new KernelRows(kernel, encoding, supports()));
    }
}
