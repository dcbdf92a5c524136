package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvrRbfFitterTest extends PredictorFitterContract {
    /** libsvm stops when the optimality conditions are violated by no more than 1e-3. */
    private static final double TOLERANCE = 2e-3;

    @Override
    PredictorFitter fitter() {
        return new SvrRbfFitter();
    }

    /**
     * The conditions that characterise the optimum of epsilon-SVR (Smola and Schoelkopf, "A
     * Tutorial on Support Vector Regression", 2004, equations 12-16), checked without libsvm.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.05, 0.2", "10, 0.02, 0.05", "100, 0.1, 0.01"})
    void shouldMeetTheConditionsOfTheOptimum(double cost, double gamma, double epsilon) {
        TrainingSet data = Data.cells(60, Data::noisy);
        KernelPredictor fitted =
                new SvrProblem(data, SvrKernel.RBF).fit(new SvrParameters(cost, gamma, epsilon));
        Map<Genome, Double> coefficients = new HashMap<>();
        for (int s = 0; s < fitted.supports().size(); s++) {
            coefficients.put(fitted.supports().get(s), fitted.coefficients()[s]);
        }
        double[] predicted = Data.predict(new Fit(fitted, Map.of(), new double[0]), data);

        assertThat(Arrays.stream(fitted.coefficients()).sum()).isCloseTo(0, within(1e-9));
        for (int r = 0; r < data.size(); r++) {
            double coefficient = coefficients.getOrDefault(data.genome(r), 0.0);
            double residual = (data.label(r) - predicted[r]) / fitted.scale();
            assertThat(Math.abs(coefficient)).isLessThanOrEqualTo(cost);
            if (coefficient == 0) {
                assertThat(Math.abs(residual)).isLessThanOrEqualTo(epsilon + TOLERANCE);
            } else if (Math.abs(coefficient) < cost) {
                assertThat(residual)
                        .isCloseTo(Math.copySign(epsilon, coefficient), within(TOLERANCE));
            } else {
                assertThat(residual * Math.signum(coefficient))
                        .isGreaterThanOrEqualTo(epsilon - TOLERANCE);
            }
        }
    }

    /**
     * Two rows of labels -1 and 1: the tube touches both, so predictions are -(1 - e) and 1 - e.
     */
    @Test
    void shouldSolveTwoRowsAsByHand() {
        TrainingSet data =
                Data.labelled(
                        Spaces.cells(),
                        List.of(Genome.of(0, 0, 0, 0, 0, 0), Genome.of(1, 1, 1, 1, 1, 1)),
                        -1,
                        1);
        KernelPredictor fitted =
                new SvrProblem(data, SvrKernel.RBF).fit(new SvrParameters(100, 0.1, 0.2));
        double coefficient = 0.8 / (1 - StrictMath.exp(-0.1 * 12));

        assertThat(fitted.bias()).isCloseTo(0, within(1e-3));
        assertThat(fitted.coefficients())
                .containsExactly(new double[] {-coefficient, coefficient}, within(1e-3));
    }

    /**
     * Within 3 % of the labels' deviation: a refit standardises the labels by the other rows alone.
     */
    @Test
    void shouldPredictHeldOutRowsAsIfRefittedWithoutThem() {
        TrainingSet data = Data.cells(40, Data::noisy);
        Folds folds = Data.folds(data);
        int[] heldOut = folds.heldOut(2);
        TrainingSet others = data.select(folds.training(2));
        SvrParameters parameters = new SvrParameters(10, 0.05, 0.05);
        double[] predicted = new SvrProblem(data, SvrKernel.RBF).outOfFold(parameters, folds);
        double[] refitted =
                Data.predict(
                        new Fit(
                                new SvrProblem(others, SvrKernel.RBF).fit(parameters),
                                Map.of(),
                                new double[0]),
                        data.select(heldOut));

        for (int i = 0; i < heldOut.length; i++) {
            assertThat(predicted[heldOut[i]]).isCloseTo(refitted[i], within(0.5));
        }
    }

    @Test
    void shouldLearnNonLinearFunctions() {
        TrainingSet seen = Data.cells(300, Data::interacting);
        TrainingSet unseen = Data.cells(100, Data::interacting);

        double[] predicted = Data.predict(fit(seen), unseen);

        assertThat(RankCorrelation.kendallTauB(unseen.labels(), predicted)).isGreaterThan(0.7);
    }

    @Test
    void shouldChooseTheSameInAnyUnit() {
        Fit fit = fit(Data.cells(40, Data::noisy));
        Fit scaled = fit(Data.cells(40, genome -> 1024 * Data.noisy(genome)));

        assertThat(scaled.hyperparameters()).isEqualTo(fit.hyperparameters());
        KernelPredictor plain = (KernelPredictor) fit.predictor();
        KernelPredictor large = (KernelPredictor) scaled.predictor();
        assertThat(large.coefficients()).containsExactly(plain.coefficients(), within(1e-9));
        assertThat(large.scale()).isCloseTo(1024 * plain.scale(), within(1e-6));
    }

    @Test
    void shouldSayNothingAboutOneGenomeAlone() {
        Genome genome = Genome.of(0, 0, 0, 0, 0, 0);
        TrainingSet data = Data.labelled(Spaces.cells(), List.of(genome, genome), 1, 2);

        assertThat(fitter().fit(data, Data.folds(data))).isEmpty();
    }
}
