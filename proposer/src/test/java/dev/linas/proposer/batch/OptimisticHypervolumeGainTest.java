package dev.linas.proposer.batch;

import static dev.linas.proposer.batch.OptimisticBatches.ALL;
import static dev.linas.proposer.batch.OptimisticBatches.SELECTION;
import static dev.linas.proposer.batch.OptimisticBatches.SPACE;
import static dev.linas.proposer.batch.OptimisticBatches.genomes;
import static dev.linas.proposer.batch.OptimisticBatches.measured;
import static dev.linas.proposer.batch.OptimisticBatches.random;
import static dev.linas.proposer.batch.OptimisticBatches.scorer;
import static dev.linas.proposer.batch.OptimisticBatches.select;
import static dev.linas.proposer.batch.OptimisticBatches.sure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimisticHypervolumeGainTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 7", "2, 0", "2, 1", "2, 12", "3, 12", "4, 12", "2, 341", "2, 1000"})
    void shouldChooseAsManyOpenOnesAsAskedOrAllThereAre(int objectives, int count) {
        PredictedProblem problem = sure(random(objectives, 1));
        Set<Genome> barred = Set.copyOf(ALL.subList(50, 150));

        List<Prediction> batch = select(problem, measured(objectives, 5), count, barred);

        assertThat(genomes(batch))
                .hasSize(Math.min(count, 341))
                .doesNotHaveDuplicates()
                .isSubsetOf(ALL)
                .doesNotContainAnyElementsOf(barred);
    }

    /** Sure predictors leave nothing to hope for, so that the optimism drawn does not matter. */
    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "2, 3", "3, 4", "3, 5", "3, 6"})
    void shouldFirstChooseTheLargestGainWherePredictorsAreCertain(int objectives, long seed) {
        PredictedProblem problem = sure(random(objectives, seed));
        List<Evaluation> front = measured(objectives, 3);
        List<Prediction> explored = problem.score(ALL);

        Prediction first = select(problem, front, 5, Set.of()).get(0);

        List<double[]> measured = new ArrayList<>(front.stream().map(Evaluation::values).toList());
        List<double[]> predicted =
                explored.stream().map(OptimisticHypervolumeGainTest::costs).toList();
        double[] reference = reference(measured, predicted);
        double base = Hypervolume.of(measured, reference);
        double[] gains =
                predicted.stream()
                        .mapToDouble(
                                costs -> {
                                    List<double[]> with = new ArrayList<>(measured);
                                    with.add(costs);
                                    return Hypervolume.of(with, reference) - base;
                                })
                        .toArray();
        double largest = Arrays.stream(gains).max().orElseThrow();
        assertThat(largest).isPositive();
        assertThat(gains[ALL.indexOf(first.genome())]).isEqualTo(largest);
    }

    @Test
    void shouldTakeAMaximisedObjectiveTheOtherWayRound() {
        List<Predictor.Scorer> costs = random(2, 8);
        List<Objective> objectives =
                List.of(
                        Spaces.objective(0, OptionalDouble.empty()),
                        new Objective("gain", "bench", Goal.MAXIMIZE, OptionalDouble.empty()));
        Predictor.Scorer negated =
                genomes -> Arrays.stream(costs.get(1).score(genomes)).map(c -> -c).toArray();
        PredictedProblem mixed =
                new PredictedProblem(SPACE, objectives, List.of(costs.get(0), negated));
        List<Evaluation> front = measured(2, 3);
        List<Evaluation> mixedFront =
                front.stream().map(e -> evaluation(e.genome(), e.value(0), -e.value(1))).toList();

        assertThat(genomes(select(mixed, mixedFront, 10, Set.of())))
                .isEqualTo(genomes(select(sure(costs), front, 10, Set.of())));
    }

    /** One is a little better at its mean, the other may be far better than its own. */
    @Test
    void shouldExploreSubNetworksThatMayBeFarBetterThanTheirMean() {
        SearchSpace line = Spaces.grid(1, 3);
        Predictor unsure =
                new GaussianProcessPredictor(
                        new HammingKernel(0, new double[] {5}),
                        1e-6,
                        1,
                        0,
                        1,
                        LabelTransform.IDENTITY,
                        new double[] {-0.75, 0},
                        List.of(Genome.of(0), Genome.of(1)));
        PredictedProblem problem =
                PredictedProblem.of(line, Spaces.minimised(2), List.of(unsure, unsure));
        List<Prediction> explored = problem.score(line.canonicalGenomes().toList());
        Set<Genome> first = new HashSet<>();

        for (long seed = 0; seed < 20; seed++) {
            BatchRequest request =
                    new BatchRequest(
                            problem,
                            explored,
                            List.of(evaluation(Genome.of(1), 0.5, -0.02)),
                            1,
                            Set.of(),
                            new SplittableRandom(seed));
            first.add(SELECTION.select(request).get(0).genome());
        }

        assertThat(first).containsExactlyInAnyOrder(Genome.of(0), Genome.of(2));
    }

    @Test
    void shouldSpreadABatch() {
        PredictedProblem problem = sure(List.of(index(0), index(1)));
        List<Genome> line =
                IntStream.rangeClosed(0, 20).mapToObj(x -> Genome.of(x, 20 - x)).toList();
        List<Evaluation> front =
                List.of(evaluation(line.get(0), 0, 20), evaluation(line.get(20), 20, 0));

        BatchRequest request =
                new BatchRequest(
                        problem,
                        problem.score(line),
                        front,
                        3,
                        Set.of(line.get(0), line.get(20)),
                        new SplittableRandom(1));

        List<Genome> batch = genomes(SELECTION.select(request));
        assertThat(batch.get(0)).isEqualTo(Genome.of(10, 10));
        assertThat(batch.subList(1, 3))
                .containsExactlyInAnyOrder(Genome.of(5, 15), Genome.of(15, 5));
    }

    @Test
    void shouldOnlyLookForDiversityInFourObjectives() {
        PredictedProblem problem = sure(random(4, 3));

        assertThat(genomes(select(problem, measured(4, 4), 20, Set.of())))
                .isEqualTo(genomes(FrontDiversity.choose(problem.score(ALL), 20, Set.of())));
    }

    @Test
    void shouldFillABatchByDiversityWhereNothingGains() {
        PredictedProblem problem = sure(random(2, 3));
        List<Evaluation> unbeaten = List.of(evaluation(ALL.get(0), -1, -1));

        assertThat(genomes(select(problem, unbeaten, 20, Set.of())))
                .isEqualTo(genomes(FrontDiversity.choose(problem.score(ALL), 20, Set.of())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldChooseDistinctOnesAmongEqualPredictions(int objectives) {
        Predictor.Scorer constant = genomes -> new double[genomes.size()];
        PredictedProblem problem = sure(Collections.nCopies(objectives, constant));

        assertThat(genomes(select(problem, measured(objectives, 3), 20, Set.of())))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldChooseWithoutAMeasuredFront(int objectives) {
        PredictedProblem problem = sure(random(objectives, 3));

        assertThat(genomes(select(problem, List.of(), 20, Set.of())))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldFirstChooseSubNetworksWithFinitePredictions(double broken) {
        ToDoubleFunction<Genome> first = g -> g.option(0) == 0 ? broken : g.option(0);
        ToDoubleFunction<Genome> second = g -> g.option(0) == 0 ? -1 : 20 - g.option(1);
        PredictedProblem problem = sure(List.of(scorer(first), scorer(second)));

        List<Genome> batch = genomes(select(problem, measured(2, 3), 20, Set.of()));

        assertThat(batch).hasSize(20).doesNotHaveDuplicates();
        assertThat(batch.get(0)).isEqualTo(Genome.of(1, 20));
    }

    @Test
    void shouldChooseSubNetworksThatBreakABoundLast() {
        List<Objective> bounded =
                List.of(
                        Spaces.objective(0, OptionalDouble.of(2)),
                        Spaces.objective(1, OptionalDouble.empty()));
        PredictedProblem problem =
                new PredictedProblem(SPACE, bounded, List.of(index(0), index(1)));

        List<Prediction> batch = select(problem, measured(2, 3), 100, Set.of());

        assertThat(batch).hasSize(100);
        assertThat(batch.subList(0, 63)).allMatch(p -> p.genome().option(0) <= 2);
        assertThat(batch.subList(63, 100)).allMatch(p -> p.genome().option(0) > 2);
    }

    /**
     * A point beyond the bound of an objective is no reason not to measure a worse one within it.
     */
    @Test
    void shouldIgnoreMeasuredRowsThatBreakABound() {
        List<Objective> bounded =
                List.of(
                        Spaces.objective(0, OptionalDouble.of(0.5)),
                        Spaces.objective(1, OptionalDouble.empty()));
        List<Predictor.Scorer> scorers = random(2, 3);
        PredictedProblem problem = new PredictedProblem(SPACE, bounded, scorers);
        List<Evaluation> breaking = List.of(evaluation(ALL.get(0), 0.6, -5));

        assertThat(genomes(select(problem, breaking, 10, Set.of())))
                .isEqualTo(genomes(select(problem, List.of(), 10, Set.of())));
    }

    private static Evaluation evaluation(Genome genome, double... values) {
        return new Evaluation(0, 0, genome, values, false);
    }

    /** The worst of all that nothing dominates, and a tenth of their range beyond it. */
    private static double[] reference(List<double[]> measured, List<double[]> predicted) {
        List<double[]> all = new ArrayList<>(measured);
        all.addAll(predicted);
        List<double[]> best =
                all.stream().filter(one -> all.stream().noneMatch(o -> dominates(o, one))).toList();
        double[] reference = new double[measured.get(0).length];
        for (int objective = 0; objective < reference.length; objective++) {
            int o = objective;
            double lowest = best.stream().mapToDouble(c -> c[o]).min().orElseThrow();
            double highest = best.stream().mapToDouble(c -> c[o]).max().orElseThrow();
            reference[o] = highest + 0.1 * (highest - lowest);
        }
        return reference;
    }

    private static boolean dominates(double[] left, double[] right) {
        boolean noWorse = IntStream.range(0, left.length).allMatch(o -> left[o] <= right[o]);
        return noWorse && !Arrays.equals(left, right);
    }

    private static double[] costs(Prediction prediction) {
        return IntStream.range(0, prediction.objectives()).mapToDouble(prediction::cost).toArray();
    }

    private static Predictor.Scorer index(int variable) {
        return scorer(genome -> genome.option(variable));
    }
}
