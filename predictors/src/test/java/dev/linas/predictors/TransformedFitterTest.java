package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.TransformedPredictor;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransformedFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new TransformedFitter(new RidgeFitter());
    }

    /** A product of factors per block is a sum under the logarithm. */
    @Test
    void shouldLearnProducts() {
        TrainingSet data = Data.sample(Spaces.mobileNet(), 200, TransformedFitterTest::product);
        TrainingSet unseen = Data.sample(Spaces.mobileNet(), 100, TransformedFitterTest::product);
        Fit plain = new RidgeFitter().fit(data, Data.folds(data)).orElseThrow();

        Fit fit = fit(data);

        assertThat(fit.hyperparameters()).containsEntry("transform_sign", 1.0);
        assertThat(tau(fit, unseen)).isGreaterThan(tau(plain, unseen) + 0.02);
    }

    @Test
    void shouldPredictOutOfFoldInTheUnitOfTheLabels() {
        TrainingSet data = Data.cells(60, genome -> 1000 + Data.noisy(genome));

        assertThat(Arrays.stream(fit(data).outOfFold()))
                .allMatch(value -> value > 900 && value < 1200);
    }

    @Test
    void shouldInvertEveryTransform() {
        TrainingSet data = Data.cells(20, Data::noisy);
        for (LabelTransform transform : TransformedFitter.all(data)) {
            for (double label : data.labels()) {
                assertThat(transform.value(transform.latent(label))).isCloseTo(label, within(1e-9));
            }
        }
        assertThat(fit(data).predictor()).isInstanceOf(TransformedPredictor.class);
    }

    private static double product(Genome genome) {
        return Math.exp(Data.additive(genome) / 150);
    }

    private static double tau(Fit fit, TrainingSet unseen) {
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }
}
