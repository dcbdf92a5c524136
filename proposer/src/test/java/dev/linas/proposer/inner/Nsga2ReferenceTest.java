package dev.linas.proposer.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.BinaryIntegerVariable;
import org.moeaframework.problem.AbstractProblem;

/**
 * Ours against the NSGA-II of MOEA Framework (its operators for integers: half-uniform crossover and
 * bit flips) at equal evaluations. Compared is the hypervolume of everything evaluated, for both.
 */
class Nsga2ReferenceTest {
    private static final int POPULATION = 100;
    private static final int EVALUATIONS = 4_000;
    private static final int SEEDS = 10;

    @ParameterizedTest
    @EnumSource
    void shouldReachTheHypervolumeOfAnIndependentImplementation(IntegerProblem problem) {
        double ours = median(seed -> ours(problem, seed), problem);
        double reference = median(seed -> reference(problem, seed), problem);

        assertThat(ours).isGreaterThanOrEqualTo(0.99 * reference);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeatRandomSearchByFar(IntegerProblem problem) {
        double ours = hypervolume(ours(problem, 1), problem);
        double random = hypervolume(random(problem, 1), problem);

        assertThat(ours).isGreaterThan(1.2 * random);
    }

    private static double median(LongFunction<List<double[]>> run, IntegerProblem problem) {
        double[] values =
                LongStream.rangeClosed(1, SEEDS)
                        .mapToDouble(seed -> hypervolume(run.apply(seed), problem))
                        .sorted()
                        .toArray();
        return (values[(SEEDS - 1) / 2] + values[SEEDS / 2]) / 2;
    }

    private static double hypervolume(List<double[]> costs, IntegerProblem problem) {
        assertThat(costs).hasSize(EVALUATIONS);
        return Hypervolume.of(costs, problem.referencePoint());
    }

    private static List<double[]> ours(IntegerProblem problem, long seed) {
        Nsga2 search = new Nsga2(new Nsga2Settings(POPULATION, 0.9, OptionalDouble.empty()));
        return search
                .search(problem.predicted(), List.of(), EVALUATIONS, new SplittableRandom(seed))
                .stream()
                .map(prediction -> problem.costs(prediction.genome().toIndices()))
                .toList();
    }

    private static List<double[]> random(IntegerProblem problem, long seed) {
        SearchSpace space = problem.space();
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> costs = new ArrayList<>();
        while (costs.size() < EVALUATIONS) {
            costs.add(problem.costs(space.random(random).toIndices()));
        }
        return costs;
    }

    private static List<double[]> reference(IntegerProblem problem, long seed) {
        List<double[]> costs = new ArrayList<>();
        PRNG.setSeed(seed);
        NSGAII algorithm = new NSGAII(new Recorded(problem, costs));
        algorithm.setInitialPopulationSize(POPULATION);
        algorithm.run(EVALUATIONS);
        return costs;
    }

    /** The problem as MOEA Framework sees it; notes the costs of every evaluation. */
    private static final class Recorded extends AbstractProblem {
        private final IntegerProblem problem;
        private final List<double[]> costs;

        Recorded(IntegerProblem problem, List<double[]> costs) {
            super(problem.variables(), problem.objectives());
            this.problem = problem;
            this.costs = costs;
        }

        @Override
        public Solution newSolution() {
            Solution solution = new Solution(problem.variables(), problem.objectives());
            for (int v = 0; v < problem.variables(); v++) {
                solution.setVariable(v, new BinaryIntegerVariable(0, problem.levels() - 1));
            }
            return solution;
        }

        @Override
        public void evaluate(Solution solution) {
            double[] values = problem.costs(BinaryIntegerVariable.getInt(solution));
            costs.add(Arrays.copyOf(values, values.length));
            solution.setObjectiveValues(values);
        }
    }
}
