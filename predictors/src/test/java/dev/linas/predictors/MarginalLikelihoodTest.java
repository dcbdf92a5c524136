package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.SourceTask;
import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.Collections;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginalLikelihoodTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldGiveTheGradientOfItsLoss(long seed) {
        assertGradient(Data.cells(15, Data::noisy), seed);
    }

    /** A MobileNet's deeper blocks are inactive in shallow stages. */
    @Test
    void shouldGiveTheGradientWhereVariablesAreInactive() {
        assertGradient(Data.sample(Spaces.mobileNet(), 15, Data::noisy), 4);
    }

    @Test
    void shouldGiveTheGradientWhereRowsAreOfAnotherTask() {
        assertGradient(Data.cells(15, Data::noisy), 5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void shouldGiveTheGradientWhereTheNoiseOfLabelsIsKnown(int sourceRows) {
        TrainingSet data = Data.cells(15, Data::noisy);

        assertGradient(
                data.withStandardErrors(new SplittableRandom(2).doubles(15, 0, 30).toArray()),
                6,
                sourceRows);
    }

    /** The logarithm of a normal density, up to a constant: a dense solve and a determinant. */
    @Test
    void shouldBeTheDensityOfLabelsWithTheirOwnNoise() {
        TrainingSet data = Data.cells(12, Data::noisy);
        double[] errors = new SplittableRandom(3).doubles(12, 0, 30).toArray();
        MarginalLikelihood likelihood = ofVariables(data.withStandardErrors(errors));
        LatentLabels labels = LatentLabels.of(data.labels(), LabelTransform.IDENTITY);
        KernelRows rows =
                new KernelRows(
                        new HammingKernel(0.5, new double[] {0.1, 0.2, 0.3, 0.1, 0.2, 0.3}),
                        data.encoding(),
                        data.genomes());

        assertThat(loss(likelihood, 0.7, 0.1) - loss(likelihood, 1.3, 0.02))
                .isEqualTo(
                        dense(rows, data, labels, errors, 0.7, 0.1)
                                - dense(rows, data, labels, errors, 1.3, 0.02)
                                + prior(0.7, 0.1)
                                - prior(1.3, 0.02),
                        within(1e-9));
    }

    private static double loss(MarginalLikelihood likelihood, double variance, double noise) {
        double[] point =
                DoubleStream.of(0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.5, noise, variance)
                        .map(StrictMath::log)
                        .toArray();
        return likelihood.evaluate(point, new double[point.length]);
    }

    private static double prior(double variance, double noise) {
        double[] point = {0, 0, 0, 0, 0, 0, 0, Math.log(noise), Math.log(variance)};
        return new HyperParameters(6, HyperParameters.OF_RANDOM_ROWS, 0, false, true)
                .priorLoss(point);
    }

    private static double dense(
            KernelRows rows,
            TrainingSet data,
            LatentLabels labels,
            double[] errors,
            double variance,
            double noise) {
        int n = data.size();
        double[][] system = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            double[] kernels = new double[n];
            rows.fill(data.genome(i), kernels);
            for (int j = 0; j < n; j++) {
                system[i][j] = variance * kernels[j];
            }
            double error = errors[i] / labels.deviation();
            system[i][i] += variance * (noise + 1e-6) + error * error;
            system[i][n] = labels.standardised()[i];
        }
        double logDeterminant = 0;
        for (int pivot = 0; pivot < n; pivot++) {
            logDeterminant += Math.log(system[pivot][pivot]);
            for (int r = 0; r < n; r++) {
                double factor = r == pivot ? 0 : system[r][pivot] / system[pivot][pivot];
                for (int c = pivot; c <= n; c++) {
                    system[r][c] -= factor * system[pivot][c];
                }
            }
        }
        double fit = 0;
        for (int i = 0; i < n; i++) {
            fit += labels.standardised()[i] * system[i][n] / system[i][i];
        }
        return 0.5 * logDeterminant + 0.5 * fit;
    }

    @Test
    void shouldFindHowMuchAnotherTaskTells() {
        TrainingSet here = Data.cells(30, Data::interacting);
        TrainingSet same = here.followedBy(here);
        TrainingSet unlike =
                same.withLabels(
                        IntStream.range(0, 60)
                                .mapToDouble(row -> same.label(row < 30 ? 29 - row : row))
                                .toArray());

        SourceTask alike = maximised(likelihood(same, 30)).source();
        SourceTask other = maximised(likelihood(unlike, 30)).source();

        assertThat(alike.weight() + alike.noise()).isLessThan((other.weight() + other.noise()) / 4);
    }

    @Test
    void shouldFindWhatIsLikelierThanThePrior() {
        TrainingSet data = Data.cells(60, Data::interacting);
        MarginalLikelihood likelihood = likelihood(data);
        int variables = data.encoding().space().size();
        double[] prior = new HyperParameters(variables, 1, 0, true, false).priorMeans();

        MarginalLikelihood.Tuned tuned = maximised(likelihood);

        assertThat(tuned.loss())
                .isLessThan(likelihood.evaluate(prior, new double[prior.length]) - 5);
        assertThat(tuned.loss())
                .isEqualTo(
                        likelihood.evaluate(tuned.point(), new double[prior.length]), within(1e-6));
    }

    @Test
    void shouldFindWhichVariablesMatter() {
        TrainingSet data =
                Data.cells(80, genome -> (genome.option(0) - 2) * (genome.option(1) - 2) % 3);

        double[] thetas = maximised(likelihood(data)).kernel().thetas();

        for (int v = 2; v < thetas.length; v++) {
            assertThat(thetas[v]).isLessThan(Math.min(thetas[0], thetas[1]) / 2);
        }
    }

    @Test
    void shouldFindHowMuchNoiseThereIs() {
        SplittableRandom random = new SplittableRandom(1);
        TrainingSet exact = Data.cells(80, Data::additive);
        TrainingSet blurred =
                Data.cells(80, genome -> Data.additive(genome) + 20 * random.nextDouble());

        assertThat(maximised(ofVariables(exact)).noise())
                .isLessThan(maximised(ofVariables(blurred)).noise() / 10);
    }

    /**
     * The linear part vanishes: rows minus their mean are 0, and so is its slope beside the prior.
     */
    @Test
    void shouldCopeWithOneGenomeManyTimes() {
        TrainingSet data =
                Data.labelled(
                        Spaces.cells(),
                        Collections.nCopies(10, Genome.of(1, 2, 3, 4, 0, 1)),
                        new SplittableRandom(1).doubles(10).toArray());
        double[] point = new double[11];
        double[] gradient = new double[11];

        assertThat(likelihood(data).evaluate(point, gradient)).isFinite();
        assertThat(gradient[6]).isEqualTo(0, within(1e-12));
    }

    private static void assertGradient(TrainingSet data, long seed) {
        assertGradient(data, seed, 0);
    }

    private static void assertGradient(TrainingSet data, long seed, int sourceRows) {
        MarginalLikelihood likelihood = likelihood(data, sourceRows);
        SearchSpace space = data.encoding().space();
        int size =
                space.size()
                        + 2
                        + (sourceRows > 0 ? 2 : 0)
                        + (space.cell().isPresent() ? 3 : 0)
                        + (data.standardErrors().isPresent() ? 1 : 0);
        double[] point = new SplittableRandom(seed).doubles(size, -3, 0.5).toArray();
        double[] gradient = new double[size];
        likelihood.evaluate(point, gradient);

        for (int p = 0; p < size; p++) {
            double[] ahead = point.clone();
            double[] behind = point.clone();
            ahead[p] += STEP;
            behind[p] -= STEP;
            double difference =
                    likelihood.evaluate(ahead, new double[size])
                            - likelihood.evaluate(behind, new double[size]);
            assertThat(gradient[p])
                    .as("hyper-parameter %d", p)
                    .isEqualTo(difference / (2 * STEP), within(1e-5));
        }
    }

    private static MarginalLikelihood likelihood(TrainingSet data) {
        return likelihood(data, 0);
    }

    /** Of a kernel that does not compare cells. */
    private static MarginalLikelihood ofVariables(TrainingSet data) {
        return likelihood(data, 0, Optional.empty());
    }

    private static MarginalLikelihood likelihood(TrainingSet data, int sourceRows) {
        return likelihood(data, sourceRows, data.encoding().space().cell());
    }

    private static MarginalLikelihood likelihood(
            TrainingSet data, int sourceRows, Optional<CellPaths> cell) {
        LatentLabels labels = LatentLabels.of(data.labels(), LabelTransform.IDENTITY);
        return new MarginalLikelihood(
                new TuningKernel(cell.map(data::withCanonicalCells).orElse(data), false),
                cell.map(paths -> new TuningCells(paths, data)),
                new HyperParameters(
                        data.encoding().space().size(),
                        HyperParameters.OF_RANDOM_ROWS,
                        sourceRows,
                        cell.isPresent(),
                        data.standardErrors().isPresent()),
                labels.standardised(),
                data.standardErrors().map(errors -> labels.noise(data.labels(), errors)));
    }

    private static MarginalLikelihood.Tuned maximised(MarginalLikelihood likelihood) {
        return likelihood.maximise(likelihood.start());
    }
}
