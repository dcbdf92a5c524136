package dev.linas.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RobustScalingTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("acc", "t", Goal.MAXIMIZE, OptionalDouble.empty()),
                    new Objective("lat", "t", Goal.MINIMIZE, OptionalDouble.of(20)));

    @Test
    void shouldLeaveOrdinaryValuesAsTheyAre() {
        List<Evaluation> rows = rows(1, 2, 3, 4, Double.NaN, 600);
        RobustScaling scaling = RobustScaling.of(rows, OBJECTIVES);

        assertThat(scaling.changesValues()).isFalse();
        assertThat(scaling.scaled(rows)).isSameAs(rows);
        assertThat(scaling.scaledObjectives()).isEqualTo(OBJECTIVES);
    }

    @Test
    void shouldDrawInAPenalty() {
        RobustScaling scaling = RobustScaling.of(rows(1, 2, 3, 4, 5, Double.MAX_VALUE), OBJECTIVES);

        assertThat(scaling.changesValues()).isTrue();
        assertThat(values(scaling.scaled(rows(1, 2, 3, 4, 5, Double.MAX_VALUE))))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 24.0);
        assertThat(scaling.scaledObjectives()).isEqualTo(OBJECTIVES);
    }

    @Test
    void shouldKeepOutliersOnTheirSideOfTheBound() {
        double[] slow = {1, 2, 3, 4, 5, Double.MAX_VALUE};
        double[] fast = {30, 31, 32, 33, 34, -Double.MAX_VALUE};

        assertThat(values(RobustScaling.of(rows(slow), OBJECTIVES).scaled(rows(slow))))
                .endsWith(5.0, 24.0);
        assertThat(values(RobustScaling.of(rows(fast), OBJECTIVES).scaled(rows(fast))))
                .endsWith(34.0, 20.0);
    }

    @Test
    void shouldBringHugeAndTinyValuesIntoRangeAndBack() {
        for (double unit : new double[] {1e-320, 1e-300, 1e-40, 1e40, 1e300, 3e307}) {
            RobustScaling scaling = RobustScaling.of(rows(unit, 2 * unit, 5 * unit), OBJECTIVES);

            List<Double> scaled = values(scaling.scaled(rows(unit, 2 * unit, 5 * unit)));

            assertThat(scaled).allSatisfy(value -> assertThat(value).isBetween(1e-30, 1e30));
            assertThat(scaling.unscaled(1, scaled.get(1))).isEqualTo(2 * unit);
            assertThat(scaling.scaled(1, new ConstantPredictor(2 * unit))).isNotNull();
        }
    }

    private static List<Evaluation> rows(double... latencies) {
        List<Evaluation> rows = new ArrayList<>();
        for (double latency : latencies) {
            rows.add(
                    new Evaluation(
                            0,
                            rows.size(),
                            Genome.of(rows.size()),
                            new double[] {70, latency},
                            false));
        }
        return rows;
    }

    private static List<Double> values(List<Evaluation> rows) {
        return rows.stream().map(row -> row.value(1)).toList();
    }
}
