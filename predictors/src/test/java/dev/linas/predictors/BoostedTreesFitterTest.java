package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.TreesPredictor;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.RankCorrelation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new BoostedTreesFitter();
    }

    @Override
    int fewestRows() {
        return 4;
    }

    @Test
    void shouldLearnInteractionsOfVariables() {
        TrainingSet unseen = Data.cells(200, BoostedTreesFitterTest::both);

        Fit fit = fit(Data.cells(200, BoostedTreesFitterTest::both));

        assertThat(tau(fit, unseen)).isGreaterThan(0.85);
    }

    /**
     * A single tree of one split, by hand: residuals -1 and 1, leaves shrunk to n / (n + 1) / 10.
     */
    @Test
    void shouldGrowOneSplitAsByHand() {
        TrainingSet data =
                Data.labelled(
                        Spaces.line(2),
                        List.of(Genome.of(0), Genome.of(0), Genome.of(1), Genome.of(1)),
                        1,
                        1,
                        3,
                        3);

        TreesPredictor tree =
                new TreeBooster(data, 1).boost(new int[] {0, 1, 2, 3}, 1, (trees, values) -> {});

        assertThat(tree.offset()).isEqualTo(2);
        assertThat(tree.columns()).containsExactly(0);
        assertThat(tree.leaves())
                .containsExactly(new double[] {0.1 * 2 / 3, -0.1 * 2 / 3}, within(1e-12));
    }

    @Test
    void shouldTellItsWatcherWhatTheTreesPredict() {
        TrainingSet data = Data.cells(40, Data::noisy);
        double[][] last = new double[1][];
        int[] all = IntStream.range(0, 40).toArray();

        TreesPredictor trees =
                new TreeBooster(data, 3)
                        .boost(all, 20, (count, values) -> last[0] = values.clone());

        assertThat(trees.scorer(data.encoding()).score(data.genomes()))
                .containsExactly(last[0], within(1e-9));
    }

    private static double both(Genome genome) {
        return (genome.option(0) == 1 && genome.option(3) == 2 ? 100 : 0) + genome.option(5);
    }

    private static double tau(Fit fit, TrainingSet unseen) {
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }
}
