package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunningFrontTest {
    /** After each row, whatever the bounds; few values, so that many are equal. */
    @Property(tries = 200)
    void shouldAlwaysBeTheFrontOfTheRowsSoFar(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int objectives,
            @ForAll boolean bounded) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Objective> all = new ArrayList<>();
        for (int o = 0; o < objectives; o++) {
            all.add(
                    new Objective(
                            "m" + o,
                            "p",
                            random.nextBoolean() ? Goal.MINIMIZE : Goal.MAXIMIZE,
                            bounded ? OptionalDouble.of(0) : OptionalDouble.empty()));
        }
        RunningFront front = new RunningFront(all);
        List<Evaluation> rows = new ArrayList<>();
        for (int row = 0; row < 40; row++) {
            double[] values = random.doubles(objectives).map(v -> Math.rint(8 * v) - 4).toArray();
            rows.add(new Evaluation(0, row, Genome.of(row), values, false));

            boolean isMember = front.add(row, values);

            List<Evaluation> expected = ParetoFront.of(rows, all);
            assertThat(Arrays.stream(front.rows()).mapToObj(rows::get).toList())
                    .isEqualTo(expected);
            assertThat(isMember).isEqualTo(expected.contains(rows.get(row)));
            assertThat(front.size()).isEqualTo(expected.size());
        }
    }

    @Test
    void shouldTakeBothZerosForOneValue() {
        Objective cost = new Objective("a", "p", Goal.MAXIMIZE, OptionalDouble.empty());
        RunningFront front = new RunningFront(List.of(cost, cost));

        front.add(0, new double[] {0.0, 1});
        front.add(1, new double[] {-0.0, 1});

        assertThat(front.rows()).containsExactly(0, 1);
    }
}
