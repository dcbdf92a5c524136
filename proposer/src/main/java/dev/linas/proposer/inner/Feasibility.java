package dev.linas.proposer.inner;

import dev.linas.core.linear.Cholesky;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How likely a sub-network can be measured at all, learnt from those that failed for good: what is
 * too large for a device fails again and again, and predictors, which learn from what was measured,
 * know nothing of it.
 *
 * <p>Least-squares classification by a Gaussian process (Rasmussen and Williams, section 6.5) with
 * fixed weights of the {@link HammingKernel}; of a few noises the likeliest is taken, so that
 * failures without a pattern tell nothing. Learnt from the newest {@value #MOST_ROWS} rows and at
 * least {@value #FEWEST_FAILURES} failures. Uses no chance. Immutable and thread-safe.
 */
final class Feasibility {
    private static final int FEWEST_FAILURES = 3;
    private static final int MOST_ROWS = 300;

    /** Weight of the linear part beside the exponential one. */
    private static final double LINEAR = 1;

    /** The exponential part decays by about this much between two random genomes. */
    private static final double DECAY = 1.5;

    private static final double[] NOISES = {0.03, 0.1, 0.3, 1, 3, 10};

    /** What is less than this part as likely as the mean of what was tried is avoided. */
    private static final double LEAST_SHARE = 0.5;

    private final KernelRows rows;
    private final double[] coefficients;
    private final double mean;

    private Feasibility(KernelRows rows, double[] coefficients, double mean) {
        this.rows = rows;
        this.coefficients = coefficients;
        this.mean = mean;
    }

    /**
     * Learns from evaluations.
     *
     * @param evaluations by (round, index); passing failures tell nothing
     * @return empty where too few failed for good, or all
     */
    static Optional<Feasibility> of(SearchSpace space, List<Evaluation> evaluations) {
        List<Evaluation> telling =
                evaluations.stream().filter(row -> !(row.failed() && row.retryable())).toList();
        telling = telling.subList(Math.max(0, telling.size() - MOST_ROWS), telling.size());
        long failures = telling.stream().filter(Evaluation::failed).count();
        if (failures < FEWEST_FAILURES || failures == telling.size()) {
            return Optional.empty();
        }
        double mean = 1 - (double) failures / telling.size();
        double[] labels =
                telling.stream().mapToDouble(row -> (row.failed() ? 0 : 1) - mean).toArray();
        double[] thetas = new double[space.size()];
        Arrays.fill(thetas, DECAY / thetas.length);
        List<Genome> genomes = telling.stream().map(Evaluation::genome).toList();
        KernelRows rows =
                new KernelRows(
                        new HammingKernel(LINEAR, thetas), new OneHotEncoding(space), genomes);
        return coefficients(rows, genomes, labels)
                .map(coefficients -> new Feasibility(rows, coefficients, mean));
    }

    private static Optional<double[]> coefficients(
            KernelRows rows, List<Genome> genomes, double[] labels) {
        int n = labels.length;
        double[][] kernels = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows.fill(genomes.get(i), kernels[i]);
        }
        Optional<double[]> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        double before = 0;
        for (double noise : NOISES) {
            for (int i = 0; i < n; i++) {
                kernels[i][i] += noise - before;
            }
            before = noise;
            Optional<Cholesky> factor = Cholesky.of(kernels);
            if (factor.isEmpty()) {
                continue;
            }
            double[] solved = factor.get().solve(labels);
            double fit = 0;
            for (int i = 0; i < n; i++) {
                fit += labels[i] * solved[i];
            }
            double loss = 0.5 * n * StrictMath.log(fit / n) + factor.get().halfLogDeterminant();
            if (loss < least) {
                least = loss;
                best = Optional.of(solved);
            }
        }
        return best;
    }

    /**
     * By how much each of some genomes is less likely to be measured than is acceptable.
     *
     * @param genomes canonical genomes of the space
     * @return one per genome, 0 where it is likely enough
     */
    double[] shortfalls(List<Genome> genomes) {
        double[] result = new double[genomes.size()];
        double[] row = new double[rows.size()];
        for (int g = 0; g < result.length; g++) {
            rows.fill(genomes.get(g), row);
            double chance = mean;
            for (int i = 0; i < row.length; i++) {
                chance += coefficients[i] * row[i];
            }
            result[g] = Math.max(0, LEAST_SHARE * mean - chance);
        }
        return result;
    }
}
