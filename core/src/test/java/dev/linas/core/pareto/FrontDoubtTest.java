package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.random.Normal;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrontDoubtTest {
    private static final List<Objective> OBJECTIVES =
            List.of(objective("accuracy", Goal.MAXIMIZE), objective("latency", Goal.MINIMIZE));

    @Test
    void shouldBeSureOfExactValues() {
        List<Evaluation> rows = List.of(row(0, 90, 5, 0), row(1, 89, 6, 0), row(2, 90, 5, 0));

        assertThat(FrontDoubt.membership(rows, OBJECTIVES)).containsExactly(1, 0, 1);
    }

    @Test
    void shouldGiveTheShareOfDrawsInWhichARowIsNotDominated() {
        List<Evaluation> rows = List.of(row(0, 90, 5, 1), row(1, 89, 6, 1.5));
        SplittableRandom random = new SplittableRandom(1);
        int draws = 40_000;
        int[] members = new int[2];
        for (int d = 0; d < draws; d++) {
            List<Evaluation> drawn = new ArrayList<>();
            for (Evaluation row : rows) {
                double latency = row.value(1) + row.standardError(1) * Normal.next(random);
                drawn.add(row(row.index(), row.value(0), latency, 0));
            }
            ParetoFront.of(drawn, OBJECTIVES).forEach(member -> members[member.index()]++);
        }

        double[] membership = FrontDoubt.membership(rows, OBJECTIVES);

        assertThat(membership[0]).isEqualTo((double) members[0] / draws, within(0.01));
        assertThat(membership[1]).isEqualTo((double) members[1] / draws, within(0.01));
    }

    @Test
    void shouldDoubtWhetherABoundIsKept() {
        List<Objective> bounded =
                List.of(OBJECTIVES.get(0), OBJECTIVES.get(1).withBound(OptionalDouble.of(5)));

        assertThat(FrontDoubt.membership(List.of(row(0, 90, 5, 1)), bounded)[0])
                .isEqualTo(0.5, within(1e-7));
        assertThat(FrontDoubt.membership(List.of(row(0, 90, 5, 0)), bounded)[0]).isEqualTo(1);
        assertThat(FrontDoubt.membership(List.of(row(0, 90, 5.1, 0)), bounded)[0]).isZero();
    }

    private static Evaluation row(int index, double accuracy, double latency, double error) {
        return new Evaluation(0, index, Genome.of(index), new double[] {accuracy, latency}, false)
                .withStandardErrors(new double[] {0, error});
    }

    private static Objective objective(String metric, Goal goal) {
        return new Objective(metric, "p", goal, OptionalDouble.empty());
    }
}
