package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontCurveTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEqualTheFrontOfAllRowsSoFarAtEachMoment(boolean perPool) {
        List<Objective> objectives =
                List.of(
                        new Objective("acc", "lab", Goal.MAXIMIZE, OptionalDouble.empty()),
                        latency("pi", perPool),
                        latency("phone", perPool));
        List<Double> point = List.of(-1.0, 8.0, 8.0);
        List<Evaluation> rows = rows(objectives.size());

        List<FrontCurve.Point> curve =
                FrontCurve.of(rows, Map.of(new CandidateId(0, 3), 2.5), objectives, point);

        assertThat(curve).hasSize(rows.size());
        for (int n = 1; n <= rows.size(); n++) {
            List<Evaluation> front = ParetoFront.of(rows.subList(0, n), objectives);
            assertThat(curve.get(n - 1))
                    .isEqualTo(
                            new FrontCurve.Point(
                                    n,
                                    n > 3 ? 2.5 : 0,
                                    front.size(),
                                    FrontVolume.of(front, objectives, point).value()));
        }
        assertThat(FrontCurve.of(List.of(), Map.of(), objectives, point)).isEmpty();
    }

    private static Objective latency(String pool, boolean perPool) {
        return new Objective("ms", pool, Goal.MINIMIZE, OptionalDouble.empty(), perPool);
    }

    /** With values that are equal, that failed, and of genomes that were there before. */
    private static List<Evaluation> rows(int objectives) {
        SplittableRandom random = new SplittableRandom(3);
        List<Evaluation> rows = new ArrayList<>();
        for (int r = 0; r < 120; r++) {
            double[] values = new double[objectives];
            for (int o = 0; o < objectives; o++) {
                values[o] = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(8);
            }
            Genome genome = Genome.of(random.nextInt(9), random.nextInt(9));
            rows.add(new Evaluation(0, r, genome, values, false));
        }
        return rows;
    }
}
