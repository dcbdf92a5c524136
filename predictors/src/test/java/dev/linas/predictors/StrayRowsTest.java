package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrayRowsTest {
    private static final double COLLAPSED = -200;

    private static Fit fit(TrainingSet data) {
        return new GaussianProcessFitter(false, HyperParameters.OF_SEARCHED_ROWS)
                .fit(data, Data.folds(data))
                .orElseThrow();
    }

    /** Ordinary labels of which some have another value, by chance. */
    private static TrainingSet withStrays(double share, double value) {
        TrainingSet data = Data.cells(120, Data::noisy);
        SplittableRandom random = new SplittableRandom(5);
        return data.withLabels(
                Arrays.stream(data.labels())
                        .map(label -> random.nextDouble() < share ? value : label)
                        .toArray());
    }

    private static double rankCorrelation(Fit fit) {
        TrainingSet unseen = Data.cells(300, Data::noisy);
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit, unseen));
    }

    @ParameterizedTest
    @CsvSource({"0.03", "0.1", "0.2"})
    void shouldRankTheOthersAsWellAsIfNoneHadCollapsed(double share) {
        double without = rankCorrelation(fit(Data.cells(120, Data::noisy)));
        TrainingSet collapsed = withStrays(share, COLLAPSED);

        assertThat(rankCorrelation(fit(collapsed.withGoal(Goal.MAXIMIZE))))
                .isGreaterThan(without - 0.05);
        assertThat(rankCorrelation(fit(collapsed))).as("not left out").isLessThan(without - 0.05);
    }

    @Test
    void shouldSayHowManyRowsItLeftOut() {
        TrainingSet collapsed = withStrays(0.1, COLLAPSED);
        double count =
                (double) Arrays.stream(collapsed.labels()).filter(l -> l == COLLAPSED).count();

        Fit fit = fit(collapsed.withGoal(Goal.MAXIMIZE));

        assertThat(fit.hyperparameters()).containsEntry("stray_rows", count);
        assertThat(fit.outOfFold()).hasSize(collapsed.size()).doesNotContain(Double.NaN);
    }

    @Test
    void shouldBelieveWhatIsBetterThanExpected() {
        TrainingSet best = withStrays(0.05, COLLAPSED);

        assertThat(fit(best.withGoal(Goal.MINIMIZE)).hyperparameters())
                .doesNotContainKey("stray_rows");
    }

    @Test
    void shouldLeaveOutNothingOfOrdinaryRows() {
        for (Goal goal : Goal.values()) {
            assertThat(fit(Data.cells(120, Data::noisy).withGoal(goal)).hyperparameters())
                    .doesNotContainKey("stray_rows");
        }
    }

    @Test
    void shouldLeaveOutNoRegion() {
        TrainingSet data =
                Data.cells(
                        120,
                        genome -> Data.noisy(genome) + (genome.option(0) == 2 ? COLLAPSED : 0));

        assertThat(fit(data.withGoal(Goal.MAXIMIZE)).hyperparameters())
                .doesNotContainKey("stray_rows");
    }

    @Test
    void shouldFindNoCandidatesWhereThereWouldBeMany() {
        double[] labels = new double[10];
        Arrays.fill(labels, 0, 4, COLLAPSED);
        double[] heldOut = {0, 0, 0, 0, 1, -1, 1, -1, 1, -1};

        assertThat(StrayRows.others(labels, heldOut, Goal.MAXIMIZE)).hasSize(10);
        labels[3] = 0;
        labels[2] = 0;
        assertThat(StrayRows.others(labels, heldOut, Goal.MAXIMIZE)).hasSize(8);
        assertThat(StrayRows.others(labels, heldOut, Goal.MINIMIZE)).hasSize(10);
    }
}
