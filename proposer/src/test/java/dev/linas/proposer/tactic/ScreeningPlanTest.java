package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreeningPlanTest {
    @Test
    void shouldScreenAsManyAsItsShareOfTheTimePaysFor() {
        ScreeningPlan plan = ScreeningPlan.of(rows(100, 10), 10, 0.2).orElseThrow();

        assertThat(plan.dear()).containsExactly(0);
        assertThat(plan.screened()).isEqualTo(25); // 250 s, a fifth of 1250 s
    }

    @Test
    void shouldScreenNoMoreThanTenPopulationsHoweverCheapItIs() {
        assertThat(ScreeningPlan.of(rows(100, 0.01), 10, 0.2).orElseThrow().screened())
                .isEqualTo(100);
        assertThat(ScreeningPlan.of(rows(0, 5), 10, 0.2).orElseThrow())
                .isEqualTo(new ScreeningPlan(List.of(1), 100));
    }

    @Test
    void shouldTakeObjectivesThatAreNotMuchCheaperForExpensive() {
        assertThat(ScreeningPlan.of(rows(100, 50, 1), 10, 0.2).orElseThrow().dear())
                .containsExactly(0, 1);
    }

    @Test
    void shouldNotScreenWhereThatDoesNotPayOrNothingIsKnown() {
        assertThat(ScreeningPlan.of(rows(100, 20), 10, 0.2)).isEmpty();
        assertThat(ScreeningPlan.of(rows(100, 10), 10, 0.1)).isEmpty();
        assertThat(ScreeningPlan.of(rows(0, 0), 10, 0.2)).isEmpty();
        assertThat(ScreeningPlan.of(List.of(), 10, 0.2)).isEmpty();
    }

    @Test
    void shouldLearnFromTheRowsInWhichMeasuringTookTime() {
        List<Evaluation> rows = List.of(row(0, 90, 2), row(1, 110, 0), row(2, 0, 4), row(3, 0, 0));

        assertThat(ScreeningPlan.of(rows, 10, 0.2))
                .isEqualTo(ScreeningPlan.of(rows(100, 3), 10, 0.2));
    }

    private static List<Evaluation> rows(double... seconds) {
        return List.of(row(0, seconds));
    }

    private static Evaluation row(int index, double... seconds) {
        return new Evaluation(0, index, Genome.of(index), new double[seconds.length], false)
                .withSeconds(seconds);
    }
}
