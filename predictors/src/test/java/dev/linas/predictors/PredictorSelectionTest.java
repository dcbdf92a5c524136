package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredictorSelectionTest {
    private static final Genome A = Genome.of(0, 0, 0, 0, 0, 0);
    private static final Genome B = Genome.of(1, 0, 0, 0, 0, 0);

    @Test
    void shouldChooseTheKindThatRanksBestOutOfFold() {
        for (TrainingSet data :
                List.of(Data.cells(100, Data::additive), Data.cells(150, Data::interacting))) {
            double best =
                    PredictorSelection.names().stream()
                            .filter(kind -> !kind.equals("auto"))
                            .map(kind -> fit(kind, data).orElseThrow())
                            .mapToDouble(fitted -> fitted.quality().kendallTauB())
                            .max()
                            .orElseThrow();

            assertThat(auto(data).quality().kendallTauB()).isGreaterThanOrEqualTo(best);
        }
    }

    @Test
    void shouldFitTheKindThatIsAskedFor() {
        TrainingSet data = Data.cells(60, Data::interacting);
        List<String> kinds =
                List.of(
                        "ridge",
                        "svr-linear",
                        "svr-rbf",
                        "stacked",
                        "boosted-trees",
                        "pareto-rank",
                        "gaussian-process",
                        "gaussian-process-cells");
        for (String kind : kinds) {
            assertThat(fit(kind, data).orElseThrow().kind()).isEqualTo(kind);
        }
        assertThat(PredictorSelection.names().get(0)).isEqualTo("auto");
        assertThat(PredictorSelection.names()).containsSubsequence(kinds);
    }

    @Test
    void shouldNameTheKindsThereAre() {
        assertThatThrownBy(() -> PredictorSelection.named("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'predictor' is 'oracle'; expected one of "
                                + String.join(", ", PredictorSelection.names()));
    }

    @Test
    void shouldFallBackToAConstant() {
        TrainingSet equal = Data.labelled(Spaces.cells(), List.of(A, B, B), 4, 4, 4);
        TrainingSet single = Data.labelled(Spaces.cells(), List.of(A), 4);
        TrainingSet sameGenome = Data.labelled(Spaces.cells(), List.of(A, A), 3, 5);

        for (TrainingSet data : List.of(equal, single, sameGenome)) {
            for (String kind : PredictorSelection.names()) {
                assertThat(fit(kind, data).orElseThrow().predictor())
                        .isEqualTo(new ConstantPredictor(4));
            }
        }
    }

    @Test
    void shouldLeaveTheQualityOfASingleRowUndefined() {
        PredictorQuality quality = auto(Data.labelled(Spaces.cells(), List.of(A), 4)).quality();

        assertThat(quality).isEqualTo(PredictorQuality.UNKNOWN);
    }

    @Test
    void shouldFitNothingWithoutRows() {
        assertThat(fit("auto", Data.cells(0, Data::additive))).isEmpty();
    }

    @Test
    void shouldLeaveOutFailedRows() {
        OneHotEncoding encoding = new OneHotEncoding(Spaces.cells());
        TrainingSet data =
                TrainingSet.of(
                        encoding,
                        List.of(
                                new Evaluation(0, 0, A, new double[] {1, Double.NaN}, true),
                                new Evaluation(0, 1, B, new double[] {2, 7}, false)),
                        1);

        assertThat(data.size()).isEqualTo(1);
        assertThat(data.genome(0)).isEqualTo(B);
        assertThat(data.label(0)).isEqualTo(7);
    }

    @Test
    void shouldJudgeOutOfFoldPredictions() {
        PredictorQuality quality =
                OutOfFold.quality(new double[] {1, 2, 4, 5}, new double[] {2, 1, 4, 5});

        assertThat(quality.mape()).isCloseTo(37.5, within(1e-12));
        assertThat(quality.rmse()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(quality.kendallTauB()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(quality.spearman()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void shouldLeaveThePercentageErrorOfALabelZeroUndefined() {
        PredictorQuality quality = OutOfFold.quality(new double[] {0, 2}, new double[] {1, 2});

        assertThat(quality.mape()).isNaN();
        assertThat(quality.rmse()).isEqualTo(Math.sqrt(0.5));
    }

    @Test
    void shouldPreferTheBetterRankingThenTheSmallerError() {
        PredictorQuality ranks = new PredictorQuality(1, 9, 0.9, 0.9);
        PredictorQuality near = new PredictorQuality(1, 1, 0.8, 0.9);
        PredictorQuality far = new PredictorQuality(1, 2, 0.8, 0.9);

        List<PredictorQuality> sorted =
                Stream.of(PredictorQuality.UNKNOWN, far, near, ranks)
                        .sorted(OutOfFold.BETTER_FIRST)
                        .toList();

        assertThat(sorted).containsExactly(ranks, near, far, PredictorQuality.UNKNOWN);
    }

    /** On record, so that another JVM or machine that computes other bits is noticed. */
    @Test
    void shouldComputeTheBitsOnRecord() {
        TrainingSet data = Data.sample(Spaces.mobileNet(), 80, Data::noisy);
        LinearPredictor ridge = (LinearPredictor) fit("ridge", data).orElseThrow().predictor();
        KernelPredictor svr = (KernelPredictor) fit("svr-rbf", data).orElseThrow().predictor();

        assertThat(
                        List.of(
                                Integer.toHexString(Arrays.hashCode(ridge.weights())),
                                Double.toHexString(ridge.intercept()),
                                Integer.toHexString(Arrays.hashCode(svr.coefficients())),
                                Double.toHexString(svr.bias())))
                .containsExactly(
                        "a69ebef", "0x1.4dfefb5c9d54p9", "ec6343b5", "0x1.d4417712adc69p0");
    }

    private static FittedPredictor auto(TrainingSet data) {
        return fit("auto", data).orElseThrow();
    }

    private static Optional<FittedPredictor> fit(String kind, TrainingSet data) {
        return PredictorSelection.named(kind)
                .fit(data, Seeds.stream(1, 0, Seeds.Purpose.CROSS_VALIDATION));
    }
}
