package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoRankFitterTest extends PredictorFitterContract {
    @Override
    PredictorFitter fitter() {
        return new ParetoRankFitter();
    }

    @Test
    void shouldRankLinearFunctions() {
        TrainingSet unseen = Data.cells(100, Data::additive);

        assertThat(tau(fit(Data.cells(100, Data::additive)), unseen)).isGreaterThan(0.9);
    }

    /** Only the order counts: labels under any increasing map give the same scores. */
    @Test
    void shouldScoreTheSameUnderAnyIncreasingMapOfTheLabels() {
        TrainingSet data = Data.cells(50, Data::noisy);
        TrainingSet mapped = data.withLabels(Arrays.stream(data.labels()).map(Math::exp).toArray());
        int[] all = IntStream.range(0, 50).toArray();
        double[] weights = new double[50];
        Arrays.fill(weights, 1);

        assertThat(new ListwiseRanking(mapped, weights).fit(all, 0.01))
                .isEqualTo(new ListwiseRanking(data, weights).fit(all, 0.01));
    }

    /** Option 1 is better among rows of the front, worse among the others, which are more. */
    @Test
    void shouldHeedTheFrontMoreThanTheRest() {
        List<Evaluation> rows = new ArrayList<>();
        int[] ranks = new int[30];
        for (int r = 0; r < 30; r++) {
            boolean front = r < 10;
            ranks[r] = front ? 0 : 20;
            int option = r % 2;
            double value = 10 * (front ? 1 : 0) + (front == (option == 1) ? 1 : 0);
            rows.add(new Evaluation(0, r, Genome.of(option), new double[] {value, 0}, false));
        }
        OneHotEncoding encoding = new OneHotEncoding(Spaces.line(2));

        double[] ranked =
                Data.predict(
                        fit(TrainingSet.of(encoding, rows, 0, ranks)),
                        Data.labelled(Spaces.line(2), List.of(Genome.of(0), Genome.of(1)), 0, 1));

        assertThat(ranked[1]).isGreaterThan(ranked[0]);
    }

    private static double tau(Fit fit, TrainingSet unseen) {
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }
}
