package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.random.Seeds;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSampleTest {
    @Test
    void shouldTakeEveryRowWhileThereAreFewEnough() {
        assertThat(RowSample.newestAndSpread(4, 4)).containsExactly(0, 1, 2, 3);
        assertThat(RowSample.spread(0, 4)).isEmpty();
    }

    @Test
    void shouldTakeTheNewerHalfAndASpreadOfTheOthers() {
        assertThat(RowSample.newestAndSpread(12, 6)).containsExactly(0, 3, 6, 9, 10, 11);
        assertThat(RowSample.newestAndSpread(Integer.MAX_VALUE / 1000, 7))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldFitToNoMoreRowsThanTheFitterTakes() {
        int rows = PredictorFitter.MOST_ROWS + 500;
        TrainingSet data = Data.cells(rows, Data::noisy);
        Folds folds = Data.folds(data);
        int[] used = RowSample.newestAndSpread(rows, PredictorFitter.MOST_ROWS);

        Fit sampled = RowSample.fit(new RidgeFitter(), data, folds).orElseThrow();
        Fit alone = new RidgeFitter().fit(data.select(used), folds.select(used)).orElseThrow();

        assertThat(sampled.predictor()).isEqualTo(alone.predictor());
        assertThat(Arrays.stream(used).mapToDouble(row -> sampled.outOfFold()[row]).toArray())
                .containsExactly(alone.outOfFold());
        assertThat(sampled.outOfFold()).hasSize(rows).doesNotContain(Double.NaN);
    }

    @Test
    void shouldJudgeOnABoundedNumberOfTheRowsThatWereLeftOut() {
        int rows = 100 + 3 * RowSample.MOST_JUDGED;
        TrainingSet data = Data.cells(rows, Data::additive);
        int[] used = IntStream.range(0, 100).toArray();
        Fit fit =
                new RidgeFitter()
                        .fit(data.select(used), Data.folds(data).select(used))
                        .orElseThrow();

        double[] all = RowSample.outOfFold(data, used, fit.outOfFold(), fit.predictor());

        assertThat(Arrays.stream(all).filter(value -> !Double.isNaN(value)).count())
                .isEqualTo(100 + RowSample.MOST_JUDGED);
        PredictorQuality quality = OutOfFold.quality(data.labels(), all);
        assertThat(quality.kendallTauB()).isCloseTo(1.0, within(0.02));
        assertThat(quality.rmse()).isLessThan(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ridge", "pareto-rank", "gaussian-process"})
    void shouldFitManyRowsAsIfTheyWereFew(String kind) {
        TrainingSet data = Data.cells(20_000, Data::noisy);

        Optional<Selected> selected =
                PredictorSelection.named(kind)
                        .select(data, Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION));

        assertThat(selected.orElseThrow().fitted().trainingRows()).isEqualTo(20_000);
        assertThat(selected.get().fitted().quality().kendallTauB()).isGreaterThan(0.9);
    }
}
