package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new RidgeFitter();
    }

    /** 12 rows are fewer than the 30 columns, 80 are more: both sides of the decomposition. */
    @ParameterizedTest
    @CsvSource({"12, 0.01", "12, 1", "12, 50", "80, 0.01", "80, 1", "80, 50"})
    void shouldSolveTheNormalEquations(int rows, double alpha) {
        TrainingSet data = Data.cells(rows, Data::noisy);
        double[] expected = NormalEquations.solve(data, all(rows), alpha);

        RidgeSpectrum spectrum = new RidgeSpectrum(data);
        double[] weights = spectrum.weights(alpha);
        double intercept = spectrum.intercept(weights);

        for (int r = 0; r < rows; r++) {
            double predicted = intercept;
            for (int c = 0; c < weights.length; c++) {
                predicted += data.bit(r, c) ? weights[c] : 0;
            }
            assertThat(predicted)
                    .isCloseTo(NormalEquations.predict(expected, data, r), within(1e-8));
        }
        for (int c = 0; c < weights.length; c++) {
            assertThat(weights[c]).isCloseTo(expected[c + 1], within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 0.01", "12, 1", "80, 0.01", "80, 1"})
    void shouldPredictEachFoldAsIfRefittedWithoutIt(int rows, double alpha) {
        TrainingSet data = Data.cells(rows, Data::noisy);
        Folds folds = Data.folds(data);
        double[] predicted = new RidgeSpectrum(data).outOfFold(alpha, folds);

        for (int fold = 0; fold < folds.count(); fold++) {
            double[] refitted = NormalEquations.solve(data, folds.training(fold), alpha);
            for (int row : folds.heldOut(fold)) {
                assertThat(predicted[row])
                        .isCloseTo(NormalEquations.predict(refitted, data, row), within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 60})
    void shouldMeasureTheLeaveOneOutErrorAsIfRefitted(int rows) {
        TrainingSet data = Data.cells(rows, Data::noisy);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int left = row;
            int[] others = IntStream.range(0, rows).filter(r -> r != left).toArray();
            double[] refitted = NormalEquations.solve(data, others, 0.5);
            double error = NormalEquations.predict(refitted, data, row) - data.label(row);
            sum += error * error;
        }
        assertThat(new RidgeSpectrum(data).leaveOneOutError(0.5))
                .isCloseTo(sum / rows, within(1e-7));
    }

    @Test
    void shouldTakeThePenaltyOfTheLeastLeaveOneOutError() {
        TrainingSet data = Data.cells(40, Data::noisy);
        double chosen = fit(data).hyperparameters().get("alpha");
        RidgeSpectrum spectrum = new RidgeSpectrum(data);

        assertThat(Arrays.stream(RidgeFitter.alphas()).map(spectrum::leaveOneOutError))
                .allMatch(error -> error >= spectrum.leaveOneOutError(chosen));
    }

    @Test
    void shouldTryAtLeastTheGridOfDynasT() {
        assertThat(RidgeFitter.alphas()).isSorted().doesNotHaveDuplicates();
        for (int tenth = 1; tenth <= 100; tenth++) {
            assertThat(RidgeFitter.alphas()).contains(tenth / 10.0);
        }
    }

    @Test
    void shouldNotPenaliseTheIntercept() {
        TrainingSet near = Data.cells(40, Data::noisy);
        TrainingSet far = Data.cells(40, genome -> 1e6 + Data.noisy(genome));

        assertThat(((LinearPredictor) fit(far).predictor()).weights())
                .containsExactly(((LinearPredictor) fit(near).predictor()).weights(), within(1e-6));
    }

    @Test
    void shouldFindALinearLawFromFewRows() {
        TrainingSet seen = Data.cells(100, Data::additive);
        TrainingSet unseen = Data.cells(50, Data::additive);

        assertThat(Data.predict(fit(seen), unseen)).containsExactly(unseen.labels(), within(1e-3));
    }

    @Test
    void shouldGiveTheWeightedMeanOfTwoRowsThatDifferInOneVariable() {
        Genome zero = Genome.of(0, 0, 0, 0, 0, 0);
        Genome one = Genome.of(1, 0, 0, 0, 0, 0);
        TrainingSet data = Data.labelled(Spaces.cells(), List.of(zero, one), 2, 4);
        // X'X of the two centred columns has the eigenvalue 1: the slope shrinks by 1 / (1 + alpha)
        RidgeSpectrum spectrum = new RidgeSpectrum(data);
        double[] weights = spectrum.weights(1.0);

        assertThat(spectrum.intercept(weights)).isCloseTo(3.0, within(1e-12));
        assertThat(weights[0]).isCloseTo(-0.5, within(1e-12));
        assertThat(weights[1]).isCloseTo(0.5, within(1e-12));
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
