package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.random.Normal;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianProcessFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new GaussianProcessFitter(false, HyperParameters.OF_SEARCHED_ROWS);
    }

    @Override
    int fewestRows() {
        return 4;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldSayNothingAboutFewRows(int rows) {
        TrainingSet data = Data.cells(rows, Data::noisy);

        assertThat(fitter().fit(data, Data.folds(data))).isEmpty();
    }

    @Test
    void shouldSayNothingAboutConstantLabels() {
        TrainingSet data = Data.cells(20, genome -> 7.5);

        assertThat(fitter().fit(data, Data.folds(data))).isEmpty();
    }

    @Test
    void shouldLearnASumOverTheBlocksOfAMobileNet() {
        TrainingSet seen = Data.sample(Spaces.mobileNet(), 150, Data::additive);
        TrainingSet unseen = Data.sample(Spaces.mobileNet(), 200, Data::additive);

        double[] predicted = Data.predict(fit(seen), unseen);

        assertThat(RankCorrelation.kendallTauB(unseen.labels(), predicted)).isGreaterThan(0.9);
    }

    @Test
    void shouldKeepItsDigitsOnAnExactSum() {
        double[] prices = {0, 0.13, 0.515, 1.258, 0.41};
        ToDoubleFunction<Genome> sum =
                genome -> 1 + IntStream.of(genome.toIndices()).mapToDouble(i -> prices[i]).sum();
        TrainingSet seen = Data.cells(150, sum);

        double[] predicted = Data.predict(fit(seen), seen);

        for (int row = 0; row < predicted.length; row++) {
            assertThat(predicted[row]).isCloseTo(seen.labels()[row], within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e200, Double.MAX_VALUE})
    void shouldSurviveStandardErrorsOfAnyMagnitude(double error) {
        TrainingSet seen = Data.cells(150, Data::additive);
        double[] errors = new double[seen.size()];
        errors[3] = error;
        double[] all = new double[seen.size()];
        Arrays.fill(all, error);

        double[] predicted = Data.predict(fit(seen.withStandardErrors(errors)), seen);

        assertThat(RankCorrelation.kendallTauB(seen.labels(), predicted)).isGreaterThan(0.9);
        assertThat(Arrays.stream(Data.predict(fit(seen.withStandardErrors(all)), seen)))
                .allMatch(Double::isFinite);
    }

    @Test
    void shouldLearnNonLinearFunctions() {
        TrainingSet seen = Data.cells(300, Data::interacting);
        TrainingSet unseen = Data.cells(100, Data::interacting);

        double[] predicted = Data.predict(fit(seen), unseen);

        assertThat(RankCorrelation.kendallTauB(unseen.labels(), predicted)).isGreaterThan(0.6);
    }

    @Test
    void shouldPredictEachFoldAsIfRefittedWithoutItByTheSameHyperparameters() {
        TrainingSet data = Data.cells(40, genome -> Math.exp(Data.noisy(genome) / 20));
        Folds folds = Data.folds(data);
        Fit fit = fitter().fit(data, folds).orElseThrow();
        GaussianProcessPredictor process = (GaussianProcessPredictor) fit.predictor();
        double[][] kernels = kernels(process, data);
        double[] standardised =
                Arrays.stream(data.labels())
                        .map(label -> process.transform().latent(label))
                        .map(latent -> (latent - process.offset()) / process.scale())
                        .toArray();

        for (int fold = 0; fold < folds.count(); fold++) {
            int[] others = folds.training(fold);
            double[] coefficients = solve(kernels, others, process.noise(), standardised);
            for (int row : folds.heldOut(fold)) {
                double mean = 0;
                for (int i = 0; i < others.length; i++) {
                    mean += kernels[row][others[i]] * coefficients[i];
                }
                double expected =
                        process.transform().value(process.offset() + process.scale() * mean);
                assertThat(fit.outOfFold()[row]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    /** Known to be exact, or not known: the same bits, and nothing more in the record. */
    @Test
    void shouldFitAsBeforeWhereNoSpreadIsKnown() {
        TrainingSet data = Data.cells(60, Data::noisy);

        Fit unknown = fit(data);
        Fit zero = fit(data.withStandardErrors(new double[60]));

        assertThat(zero.predictor().parameters()).isEqualTo(unknown.predictor().parameters());
        assertThat(zero.outOfFold()).isEqualTo(unknown.outOfFold());
        assertThat(zero.predictor().parameters().seriesNames()).doesNotContain("row_noise");
    }

    /** A dense solve of {@code (K + noise I + D / variance) c = z}. */
    @Test
    void shouldSolveWithTheSquaredStandardErrorOfEachLabel() {
        TrainingSet data = Data.cells(40, Data::noisy);
        double[] errors = new SplittableRandom(4).doubles(40, 0, 20).toArray();
        GaussianProcessPredictor process =
                (GaussianProcessPredictor) fit(data.withStandardErrors(errors)).predictor();
        double[][] kernels = kernels(process, data);
        double[] standardised = new double[40];
        for (int i = 0; i < 40; i++) {
            double slope =
                    (process.transform().latent(data.label(i) + 1e-4)
                                    - process.transform().latent(data.label(i) - 1e-4))
                            / 2e-4;
            double error = errors[i] * slope / process.scale();
            assertThat(process.rowNoise()[i])
                    .isCloseTo(error * error / process.variance(), within(1e-6));
            kernels[i][i] += process.rowNoise()[i];
            double latent = process.transform().latent(data.label(i));
            standardised[i] = (latent - process.offset()) / process.scale();
        }
        int[] all = IntStream.range(0, 40).toArray();

        double[] expected = solve(kernels, all, process.noise(), standardised);

        for (int i = 0; i < 40; i++) {
            assertThat(process.coefficients()[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void shouldLearnMoreFromRowsWithKnownStandardErrors() {
        SplittableRandom random = new SplittableRandom(5);
        double[] errors = new double[120];
        TrainingSet exact = Data.cells(120, Data::additive);
        double[] measured = exact.labels();
        for (int i = 0; i < measured.length; i++) {
            errors[i] = i % 2 == 0 ? 0.5 : 60;
            measured[i] += errors[i] * Normal.next(random);
        }
        TrainingSet blurred = exact.withLabels(measured);
        TrainingSet unseen = Data.sample(Spaces.cells(), 200, Data::additive);

        double without =
                RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit(blurred), unseen));
        double with =
                RankCorrelation.kendallTauB(
                        unseen.labels(),
                        Data.predict(fit(blurred.withStandardErrors(errors)), unseen));

        assertThat(with).isGreaterThan(without + 0.1);
    }

    @Test
    void shouldStretchWhicheverEndOfTheLabelsMakesThemLikelier() {
        assertThat(stretch(Data.cells(80, genome -> Math.exp(Data.noisy(genome) / 10))))
                .isEqualTo(1);
        assertThat(stretch(Data.cells(80, genome -> 99 - Math.exp(Data.noisy(genome) / 10))))
                .isEqualTo(-1);
        assertThat(stretch(Data.cells(80, Data::noisy))).isZero();
    }

    @Test
    void shouldTakeOneGenomeAloneWithManyLabels() {
        TrainingSet data =
                Data.labelled(
                        Spaces.cells(),
                        Collections.nCopies(10, Genome.of(1, 2, 3, 4, 0, 1)),
                        new SplittableRandom(1).doubles(10).toArray());
        TrainingSet unseen = Data.cells(20, Data::noisy);

        double[] predicted = Data.predict(fit(data), unseen);

        double smallest = Arrays.stream(data.labels()).min().orElseThrow();
        double largest = Arrays.stream(data.labels()).max().orElseThrow();
        assertThat(Arrays.stream(predicted)).allMatch(p -> p >= smallest && p <= largest);
    }

    @Test
    void shouldBoundTheRowsItIsFittedTo() {
        int rows = GaussianProcessFitter.MOST_SUPPORTS + 150;
        TrainingSet data = Data.cells(rows, Data::noisy);

        Fit fit = fit(data);

        List<Genome> supports = ((GaussianProcessPredictor) fit.predictor()).supports();
        assertThat(supports).hasSize(GaussianProcessFitter.MOST_SUPPORTS);
        assertThat(supports.get(0)).isEqualTo(data.genome(0));
        assertThat(supports.get(supports.size() - 1)).isEqualTo(data.genome(rows - 1));
        assertThat(fit.outOfFold()).hasSize(rows);
        assertThat(Arrays.stream(fit.outOfFold())).allMatch(Double::isFinite);
        assertThat(RankCorrelation.kendallTauB(data.labels(), fit.outOfFold())).isGreaterThan(0.9);
    }

    private double stretch(TrainingSet data) {
        return fit(data).hyperparameters().get("transform_sign");
    }

    private static double[][] kernels(GaussianProcessPredictor process, TrainingSet data) {
        List<Genome> genomes = IntStream.range(0, data.size()).mapToObj(data::genome).toList();
        KernelRows rows = new KernelRows(process.kernel(), data.encoding(), genomes);
        double[][] kernels = new double[data.size()][data.size()];
        for (int row = 0; row < kernels.length; row++) {
            rows.fill(data.genome(row), kernels[row]);
        }
        return kernels;
    }

    private static double[] solve(
            double[][] kernels, int[] rows, double noise, double[] standardised) {
        double[][] system = new double[rows.length][rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                system[i][j] = kernels[rows[i]][rows[j]];
            }
            system[i][i] += noise;
            system[i][rows.length] = standardised[rows[i]];
        }
        return NormalEquations.eliminate(system);
    }
}
