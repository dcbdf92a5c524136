package dev.linas.proposer.evolution;

import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.moeaframework.algorithm.Algorithm;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.BinaryIntegerVariable;
import org.moeaframework.core.variable.RealVariable;
import org.moeaframework.problem.AbstractProblem;
import org.moeaframework.problem.Problem;

/**
 * Runs of our algorithms and of those of MOEA Framework (LGPL-3, test scope) on the same problems,
 * with the same evaluations. What counts is the hypervolume of everything evaluated within the
 * bounds; with one objective, by how much the best lies below the reference point.
 *
 * @param evaluations evaluations of every run
 * @param population individuals of a generation
 * @param seeds runs of each side
 */
record ReferenceRuns(int evaluations, int population, int seeds) {

    /** Median quality of ours. */
    double ours(EvolutionaryAlgorithm algorithm, IntegerProblem problem) {
        EvolutionSettings settings = new EvolutionSettings(population, 0.9, OptionalDouble.empty());
        EvolutionarySearch search = new EvolutionarySearch(algorithm, settings);
        return median(
                problem,
                seed ->
                        search
                                .search(
                                        problem.predicted(),
                                        List.of(),
                                        evaluations,
                                        new SplittableRandom(seed))
                                .stream()
                                .map(found -> found.genome().toIndices())
                                .toList());
    }

    /** Median quality of an algorithm of MOEA Framework; variables are integers. */
    double reference(Function<Problem, Algorithm> algorithm, IntegerProblem problem) {
        return median(problem, seed -> recorded(algorithm, new Recorded(problem, false), seed));
    }

    /** The same for an algorithm of real variables; each is cut into equal cells. */
    double realReference(Function<Problem, Algorithm> algorithm, IntegerProblem problem) {
        return median(problem, seed -> recorded(algorithm, new Recorded(problem, true), seed));
    }

    /** Median quality of random sampling. */
    double random(IntegerProblem problem) {
        SearchSpace space = problem.space();
        return median(
                problem,
                seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<int[]> drawn = new ArrayList<>();
                    while (drawn.size() < evaluations) {
                        drawn.add(space.random(random).toIndices());
                    }
                    return drawn;
                });
    }

    private List<int[]> recorded(
            Function<Problem, Algorithm> algorithm, Recorded problem, long seed) {
        PRNG.setSeed(seed);
        algorithm.apply(problem).run(evaluations);
        return problem.points.subList(0, evaluations);
    }

    private double median(IntegerProblem problem, LongFunction<List<int[]>> run) {
        double[] values =
                LongStream.rangeClosed(1, seeds)
                        .mapToDouble(seed -> quality(problem, run.apply(seed)))
                        .sorted()
                        .toArray();
        return (values[(seeds - 1) / 2] + values[seeds / 2]) / 2;
    }

    private double quality(IntegerProblem problem, List<int[]> points) {
        if (points.size() != evaluations) {
            throw new IllegalStateException(points.size() + " evaluations, not " + evaluations);
        }
        List<double[]> feasible =
                points.stream()
                        .filter(point -> problem.violation(point) == 0)
                        .map(problem::costs)
                        .toList();
        return Hypervolume.of(feasible, problem.referencePoint());
    }

    /** The problem as MOEA Framework sees it; notes every point evaluated. */
    private static final class Recorded extends AbstractProblem {
        private final IntegerProblem problem;
        private final boolean real;
        private final List<int[]> points = new ArrayList<>();

        Recorded(IntegerProblem problem, boolean real) {
            super(problem.variables(), problem.objectives(), problem.isConstrained() ? 1 : 0);
            this.problem = problem;
            this.real = real;
        }

        @Override
        public Solution newSolution() {
            Solution solution =
                    new Solution(
                            problem.variables(),
                            problem.objectives(),
                            problem.isConstrained() ? 1 : 0);
            for (int v = 0; v < problem.variables(); v++) {
                solution.setVariable(
                        v,
                        real
                                ? new RealVariable(0, 1)
                                : new BinaryIntegerVariable(0, problem.levels() - 1));
            }
            return solution;
        }

        @Override
        public void evaluate(Solution solution) {
            int[] point =
                    real
                            ? Arrays.stream(RealVariable.getReal(solution))
                                    .mapToInt(this::cell)
                                    .toArray()
                            : BinaryIntegerVariable.getInt(solution);
            points.add(point);
            solution.setObjectiveValues(problem.costs(point));
            if (problem.isConstrained()) {
                solution.setConstraintValue(0, problem.violation(point));
            }
        }

        private int cell(double coordinate) {
            return Math.min(problem.levels() - 1, (int) (coordinate * problem.levels()));
        }
    }
}
