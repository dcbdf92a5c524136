package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorParameters;
import dev.linas.core.registry.Registry;
import dev.linas.core.space.Genome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way of fitting a predictor must do. */
abstract class PredictorFitterContract {
    private static final Genome A = Genome.of(1, 2, 3, 4, 0, 1);
    private static final Genome B = Genome.of(2, 2, 3, 4, 0, 1);

    abstract PredictorFitter fitter();

    /** Rows below which the fitter says nothing. */
    int fewestRows() {
        return 2;
    }

    Fit fit(TrainingSet data) {
        return fitter().fit(data, Data.folds(data)).orElseThrow();
    }

    @Test
    void shouldGiveTheSameFitAgain() {
        TrainingSet data = Data.cells(30, Data::noisy);
        Fit first = fit(data);
        Fit second = fit(data);

        assertThat(second.predictor()).isEqualTo(first.predictor());
        assertThat(second.hyperparameters()).isEqualTo(first.hyperparameters());
        assertThat(second.outOfFold()).isEqualTo(first.outOfFold());
    }

    @Test
    void shouldFitAPredictorThatItsParametersMakeAgain() {
        Predictor fitted = fit(Data.cells(30, Data::noisy)).predictor();
        PredictorParameters parameters = fitted.parameters();
        Registry<PredictorFitter> alone =
                Registry.of("predictor", PredictorFitter::kind, List.of(fitter()));

        assertThat(PredictorFitters.forms(alone).named(parameters.form()).apply(parameters))
                .isEqualTo(fitted);
    }

    @Test
    void shouldLeaveTheTrainingSetAsItIs() {
        TrainingSet data = Data.cells(30, Data::noisy);
        double[] labels = data.labels();
        fit(data);

        assertThat(data.labels()).isEqualTo(labels);
    }

    /** 20 rows are fewer than columns: 30 of a cell, 135 of a MobileNet. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 20, 60})
    void shouldPredictFiniteValuesFromAnyNumberOfRows(int rows) {
        int enough = Math.max(rows, fewestRows());
        assertFinite(Data.cells(enough, Data::noisy));
        assertFinite(Data.sample(Spaces.mobileNet(), enough, Data::noisy));
    }

    @Test
    void shouldTakeOneGenomeWithSeveralLabels() {
        assertFinite(
                Data.labelled(Spaces.cells(), List.of(A, A, B, B, A, B), 1, 2, 5, 6, 1.5, 5.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e12})
    void shouldTakeLabelsOfAnyMagnitude(double unit) {
        assertFinite(Data.cells(30, genome -> unit * Data.noisy(genome)));
    }

    @Test
    void shouldTakeARowManyTimes() {
        TrainingSet data = Data.cells(8, Data::noisy);
        assertFinite(data.select(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}));
    }

    /** The mean, which takes the place of every other kind, says something. */
    @Test
    void shouldSayNothingOfEqualLabelsOrOfOneRow() {
        if (fitter() instanceof ConstantFitter) {
            return;
        }
        for (TrainingSet data :
                List.of(Data.cells(12, genome -> 4), Data.cells(1, Data::additive))) {
            assertThat(fitter().fit(data, Data.folds(data))).isEmpty();
        }
    }

    /** Infinite labels never reach a fitter: the training set refuses them. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNeverSeeALabelThatIsNotFinite(double label) {
        assertThatThrownBy(() -> fit(Data.labelled(Spaces.cells(), List.of(A, B), 1, label)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite");
    }

    @Test
    void shouldSayNothingWithoutRows() {
        TrainingSet none = Data.cells(0, Data::noisy);
        assertThat(fitter().fit(none, Data.folds(none))).isEmpty();
    }

    @Test
    void shouldNotPrint() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            fit(Data.cells(20, Data::noisy));
        } finally {
            System.setOut(console);
        }
        assertThat(printed.size()).isZero();
    }

    private void assertFinite(TrainingSet data) {
        Fit fit = fit(data);
        assertThat(fit.outOfFold()).hasSize(data.size());
        assertThat(Arrays.stream(fit.outOfFold())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(Data.predict(fit, data))).allMatch(Double::isFinite);
    }
}
