package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.List;

/**
 * A sum of RBF kernels on the one-hot encoding: {@code offset + scale * (bias + sum_i c_i *
 * exp(-gamma * d_i))}, {@code d_i} being the squared distance to support genome i. What support
 * vector regression fits.
 *
 * <p>{@code d_i} is a small integer, so the kernel is a table: packed rows, XOR, bit count,
 * look-up. Scoring a genome costs O(support genomes x words). The exponential is {@link
 * StrictMath#exp} and the sum runs in the order of the support genomes, so results are the same on
 * every machine.
 */
public final class KernelPredictor extends ParametricPredictor {
    /**
     * Name of its form in records. Numbers: {@code gamma}, {@code bias}, {@code offset}, {@code
     * scale}; series: {@code coefficients}, one per genome; genomes: the supports.
     */
    public static final String FORM = "kernel";

    private final double gamma;
    private final double bias;
    private final KernelExpansion expansion;

    /**
     * @param gamma width of the kernel, &gt; 0
     * @param bias on the standardised scale
     * @param offset mean of the training labels, in the unit of the objective
     * @param scale standard deviation of the training labels, &gt; 0
     * @param coefficients one per support genome; copied
     * @param supports canonical genomes
     * @throws IllegalArgumentException if a number is not finite or out of its range, or the
     *     lengths differ
     */
    public KernelPredictor(
            double gamma,
            double bias,
            double offset,
            double scale,
            double[] coefficients,
            List<Genome> supports) {
        this(gamma, bias, new KernelExpansion(offset, scale, coefficients, supports));
    }

    private KernelPredictor(double gamma, double bias, KernelExpansion expansion) {
        ParameterChecks.requirePositive("gamma", gamma);
        ParameterChecks.requireFinite("bias", bias);
        this.gamma = gamma;
        this.bias = bias;
        this.expansion = expansion;
    }

    public double bias() {
        return bias;
    }

    public double scale() {
        return expansion.scale();
    }

    /** One coefficient per support genome; a copy. */
    public double[] coefficients() {
        return expansion.coefficients();
    }

    public List<Genome> supports() {
        return expansion.supports();
    }

    static KernelPredictor of(PredictorParameters parameters) {
        return new KernelPredictor(
                parameters.number("gamma"),
                parameters.number("bias"),
                KernelExpansion.of(parameters));
    }

    @Override
    public PredictorParameters parameters() {
        return expansion
                .addTo(PredictorParameters.of(FORM).number("gamma", gamma).number("bias", bias))
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        double[] kernel = kernelTable(gamma, encoding);
        List<Genome> supports = expansion.supports();
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
            sum += expansion.coefficient(i) * kernel[OneHotEncoding.squaredDistance(row, rows[i])];
        }
        return expansion.value(sum);
    }

    /** {@code exp(-gamma * d)} for every squared distance d that two rows of a space can have. */
    public static double[] kernelTable(double gamma, OneHotEncoding encoding) {
        double[] table = new double[encoding.columns() + 1];
        for (int d = 0; d < table.length; d++) {
            table[d] = StrictMath.exp(-gamma * d);
        }
        return table;
    }
}
