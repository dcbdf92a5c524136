package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;

/**
 * A sum of RBF kernels on the one-hot encoding: {@code offset + scale * (bias + sum_i c_i *
 * exp(-gamma * d_i))}, {@code d_i} being the squared distance to support genome i. What support
 * vector regression fits.
 *
 * <p>{@code d_i} is a small integer, so the kernel is a table: packed rows, XOR, bit count, look-up.
 * Scoring a genome costs O(support genomes x words). The exponential is {@link StrictMath#exp} and
 * the sum runs in the order of the support genomes, so results are the same on every machine.
 */
public final class KernelPredictor implements Predictor {
    /**
     * Name of its form in records. Numbers: {@code gamma}, {@code bias}, {@code offset}, {@code
     * scale}; series: {@code coefficients}, one per genome; genomes: the supports.
     */
    public static final String FORM = "kernel";

    private final double gamma;
    private final double bias;
    private final double offset;
    private final double scale;
    private final double[] coefficients;
    private final List<Genome> supports;

    /**
     * @param gamma width of the kernel, &gt; 0
     * @param bias on the standardised scale
     * @param offset mean of the training labels, in the unit of the objective
     * @param scale standard deviation of the training labels, &gt; 0
     * @param coefficients one per support genome; copied
     * @param supports canonical genomes
     * @throws IllegalArgumentException if a number is not finite or out of its range, or the lengths
     *     differ
     */
    public KernelPredictor(
            double gamma,
            double bias,
            double offset,
            double scale,
            double[] coefficients,
            List<Genome> supports) {
        ParameterChecks.requirePositive("gamma", gamma);
        ParameterChecks.requireFinite("bias", bias);
        ParameterChecks.requireFinite("offset", offset);
        ParameterChecks.requirePositive("scale", scale);
        ParameterChecks.requireOneEach(coefficients, supports);
        this.gamma = gamma;
        this.bias = bias;
        this.offset = offset;
        this.scale = scale;
        this.coefficients = coefficients.clone();
        this.supports = List.copyOf(supports);
    }

    public double gamma() {
        return gamma;
    }

    public double bias() {
        return bias;
    }

    public double offset() {
        return offset;
    }

    public double scale() {
        return scale;
    }

    /** One coefficient per support genome; a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    public List<Genome> supports() {
        return supports;
    }

    static KernelPredictor of(PredictorParameters parameters) {
        return new KernelPredictor(
                parameters.number("gamma"),
                parameters.number("bias"),
                parameters.number("offset"),
                parameters.number("scale"),
                parameters.series("coefficients"),
                parameters.genomes());
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(FORM)
                .number("gamma", gamma)
                .number("bias", bias)
                .number("offset", offset)
                .number("scale", scale)
                .series("coefficients", coefficients)
                .genomes(supports)
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        double[] kernel = kernelTable(gamma, encoding);
        long[][] rows = new long[supports.size()][];
        for (int i = 0; i < rows.length; i++) {
            encoding.space().check(supports.get(i));
            rows[i] = encoding.pack(supports.get(i));
        }
        return genomes -> {
            double[] result = new double[genomes.size()];
            int next = 0;
            for (Genome genome : genomes) {
                result[next++] = score(encoding.pack(genome), rows, kernel);
            }
            return result;
        };
    }

    private double score(long[] row, long[][] rows, double[] kernel) {
        double sum = bias;
        for (int i = 0; i < rows.length; i++) {
            sum += coefficients[i] * kernel[OneHotEncoding.squaredDistance(row, rows[i])];
        }
        return offset + scale * sum;
    }

    /** {@code exp(-gamma * d)} for every squared distance d that two rows of a space can have. */
    public static double[] kernelTable(double gamma, OneHotEncoding encoding) {
        double[] table = new double[encoding.columns() + 1];
        for (int d = 0; d < table.length; d++) {
            table[d] = StrictMath.exp(-gamma * d);
        }
        return table;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelPredictor that
                && Double.compare(gamma, that.gamma) == 0
                && Double.compare(bias, that.bias) == 0
                && Double.compare(offset, that.offset) == 0
                && Double.compare(scale, that.scale) == 0
                && Arrays.equals(coefficients, that.coefficients)
                && supports.equals(that.supports);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients) * 31 + supports.hashCode();
    }
}
