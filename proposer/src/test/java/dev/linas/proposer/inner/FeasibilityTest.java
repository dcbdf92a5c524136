package dev.linas.proposer.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeasibilityTest {
    private static final SearchSpace SPACE = Spaces.grid(8, 4);

    /** What is large does not fit into the memory of the device. */
    @Test
    void shouldAvoidWhereMeasuringFails() {
        PredictedProblem problem = problem(rows(120, FeasibilityTest::isLarge, false));
        List<Genome> fresh = genomes(7, 400);
        int right = 0;
        for (Prediction prediction : problem.score(fresh)) {
            right += prediction.violation() > 0 == isLarge(prediction.genome()) ? 1 : 0;
        }

        assertThat(right).isGreaterThan(320);
    }

    @Test
    void shouldKeepAwayFromNothingWhereFailuresHaveNoPattern() {
        SplittableRandom coin = new SplittableRandom(3);
        PredictedProblem problem = problem(rows(100, genome -> coin.nextInt(10) == 0, false));
        long avoided =
                problem.score(genomes(7, 400)).stream().filter(p -> p.violation() > 0).count();

        assertThat(avoided).isLessThan(10);
    }

    @Test
    void shouldLearnNothingFromPassingFailuresOrFromTwo() {
        int[] failures = {0};
        assertThat(Feasibility.of(SPACE, rows(60, FeasibilityTest::isLarge, true))).isEmpty();
        assertThat(Feasibility.of(SPACE, rows(60, genome -> failures[0]++ < 2, false))).isEmpty();
        assertThat(Feasibility.of(SPACE, rows(60, genome -> true, false))).isEmpty();
    }

    private static boolean isLarge(Genome genome) {
        int sum = 0;
        for (int v = 0; v < genome.length(); v++) {
            sum += genome.option(v);
        }
        return sum > 13;
    }

    private static PredictedProblem problem(List<Evaluation> rows) {
        List<Predictor> predictors = List.of(new ConstantPredictor(1), new ConstantPredictor(2));
        return PredictedProblem.of(SPACE, Spaces.minimised(2), predictors).avoidingFailures(rows);
    }

    private static List<Evaluation> rows(int count, Predicate<Genome> fails, boolean passing) {
        List<Evaluation> rows = new ArrayList<>();
        for (Genome genome : genomes(1, count)) {
            boolean failed = fails.test(genome);
            double[] values = failed ? new double[] {Double.NaN, 1} : new double[] {1, 1};
            rows.add(new Evaluation(0, rows.size(), genome, values, failed && passing));
        }
        return rows;
    }

    private static List<Genome> genomes(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> SPACE.random(random)).distinct().limit(count).toList();
    }
}
