package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A Gaussian process that learns from rows of another task. */
class EarlierRowsTest {
    private static final TrainingSet UNSEEN = Data.cells(300, Data::interacting);

    @Test
    void shouldRankBetterWithRowsOfASlowerDevice() {
        TrainingSet few = Data.cells(20, Data::interacting);
        TrainingSet earlier = Data.cells(250, genome -> 3 + 10 * Data.interacting(genome));

        assertThat(tau(few.withSource(earlier))).isGreaterThan(tau(few) + 0.2);
    }

    @Test
    void shouldPredictInTheUnitOfTheRowsMeasuredHere() {
        TrainingSet few = Data.cells(20, Data::interacting);
        TrainingSet earlier = Data.cells(250, genome -> 500 * Data.interacting(genome));

        double[] predicted = predicted(few.withSource(earlier));

        assertThat(Arrays.stream(predicted).average().orElseThrow()).isBetween(5.0, 15.0);
    }

    @Test
    void shouldNotBeMisledByRowsThatTellNothing() {
        TrainingSet some = Data.cells(150, Data::interacting);
        ToDoubleFunction<Genome> noise = genome -> Math.floorMod(genome.hashCode() * 7919, 1000);

        double misled = tau(some.withSource(Data.cells(250, noise)));

        assertThat(misled).isGreaterThan(tau(some) - 0.1);
    }

    @Test
    void shouldIgnoreRowsWhoseOrderIsTheOpposite() {
        TrainingSet some = Data.cells(60, Data::interacting);
        TrainingSet opposite = Data.cells(250, genome -> -Data.interacting(genome));

        assertThat(fit(some.withSource(opposite)).predictor()).isEqualTo(fit(some).predictor());
    }

    @Test
    void shouldDoWithoutAFitOfFewOrEqualRows() {
        TrainingSet some = Data.cells(30, Data::interacting);

        assertThat(fit(some.withSource(Data.cells(3, Data::interacting))).predictor())
                .isEqualTo(fit(some).predictor());
        assertThat(fit(some.withSource(Data.cells(50, genome -> 1))).predictor())
                .isEqualTo(fit(some).predictor());
    }

    @Test
    void shouldPredictEachRowMeasuredHereOutOfFold() {
        TrainingSet few = Data.cells(20, Data::interacting);
        Fit fit = fit(few.withSource(Data.cells(250, Data::interacting)));

        assertThat(fit.outOfFold()).hasSize(20).doesNotContain(Double.NaN);
        assertThat(fit.hyperparameters()).containsEntry("source_rows", 250.0);
    }

    private static double tau(TrainingSet data) {
        return RankCorrelation.kendallTauB(UNSEEN.labels(), predicted(data));
    }

    private static double[] predicted(TrainingSet data) {
        return Data.predict(fit(data), UNSEEN);
    }

    private static Fit fit(TrainingSet data) {
        return new GaussianProcessFitter(false, HyperParameters.OF_SEARCHED_ROWS)
                .fit(data, Data.folds(data))
                .orElseThrow();
    }
}
