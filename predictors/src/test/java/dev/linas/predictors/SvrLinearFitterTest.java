package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.stats.RankCorrelation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SvrLinearFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new SvrLinearFitter();
    }

    @Test
    void shouldLearnLinearFunctions() {
        TrainingSet unseen = Data.cells(100, Data::additive);

        assertThat(tau(fit(Data.cells(80, Data::additive)), unseen)).isGreaterThan(0.97);
    }

    /** Every tenth label is wrong by far; squared errors are led astray by it, the tube is not. */
    @Test
    void shouldHearLessOfOutliersThanRidgeDoes() {
        TrainingSet data =
                Data.cells(
                        120,
                        genome ->
                                Data.additive(genome)
                                        + (Math.floorMod(genome.hashCode(), 10) == 0 ? 500 : 0));
        TrainingSet unseen = Data.cells(200, Data::additive);
        Fit ridge = new RidgeFitter().fit(data, Data.folds(data)).orElseThrow();

        assertThat(tau(fit(data), unseen)).isGreaterThan(tau(ridge, unseen) + 0.1);
    }

    /**
     * The predictor is linear; the problem scores through its kernel. Both must be one function.
     */
    @Test
    void shouldTurnItsSupportsIntoWeights() {
        TrainingSet data = Data.cells(40, Data::noisy);
        SvrParameters parameters = new SvrParameters(10, 0.2, 0.05);
        Folds folds = Data.folds(data);
        int[] training = folds.training(0);
        SvrProblem part = new SvrProblem(data.select(training), SvrKernel.LINEAR);
        double[] held =
                Data.predict(
                        new Fit(part.fitLinear(parameters), Map.of(), new double[0]),
                        data.select(folds.heldOut(0)));
        double[] through = new SvrProblem(data, SvrKernel.LINEAR).outOfFold(parameters, folds);

        // The part standardises labels by its own rows: about equal, not to the last bit.
        for (int i = 0; i < held.length; i++) {
            assertThat(through[folds.heldOut(0)[i]]).isCloseTo(held[i], within(0.5));
        }
    }

    private static double tau(Fit fit, TrainingSet unseen) {
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }
}
