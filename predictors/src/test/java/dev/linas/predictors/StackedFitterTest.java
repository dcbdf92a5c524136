package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.StackedPredictor;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackedFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new StackedFitter();
    }

    @Test
    void shouldRankAboutAsWellAsTheBetterOfItsMembers() {
        for (ToDoubleFunction<Genome> law :
                List.<ToDoubleFunction<Genome>>of(Data::noisy, Data::interacting)) {
            TrainingSet data = Data.cells(150, law);
            TrainingSet unseen = Data.cells(200, law);
            double better =
                    Stream.of(new RidgeFitter(), new SvrRbfFitter())
                            .map(member -> member.fit(data, Data.folds(data)).orElseThrow())
                            .mapToDouble(fit -> tau(fit, unseen))
                            .max()
                            .orElseThrow();

            assertThat(tau(fit(data), unseen)).isGreaterThan(better - 0.02);
        }
    }

    @Test
    void shouldBeUnsureWhereItsMembersDisagree() {
        TrainingSet data = Data.cells(60, Data::interacting);
        StackedPredictor stacked = (StackedPredictor) fit(data).predictor();
        double[] ridge = stacked.members().get(0).scorer(data.encoding()).score(data.genomes());
        double[] svr = stacked.members().get(1).scorer(data.encoding()).score(data.genomes());

        double[] deviations = stacked.posterior(data.encoding()).at(data.genomes()).deviations();

        for (int row = 0; row < data.size(); row++) {
            assertThat(deviations[row])
                    .isCloseTo(Math.abs(ridge[row] - svr[row]) / 2, within(1e-9));
        }
    }

    @Test
    void shouldTellTheWeightsOfItsMembers() {
        assertThat(fit(Data.cells(60, Data::noisy)).hyperparameters())
                .containsOnlyKeys("alpha", "weight_ridge", "weight_svr-rbf");
    }

    private static double tau(Fit fit, TrainingSet unseen) {
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }
}
