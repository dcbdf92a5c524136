package dev.linas.proposer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every named {@link BatchSelection} must keep, and what tells them apart. */
class BatchKindsTest {
    private static final SearchSpace SPACE = Spaces.grid(2, 21);
    private static final List<Genome> ALL = SPACE.canonicalGenomes().toList();

    static List<String> kinds() {
        return BatchSelections.ALL.names();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldChooseAsManyOpenOnesAsAskedOrAllThereAre(String kind) {
        Set<Genome> barred = Set.copyOf(ALL.subList(50, 150));
        for (int objectives : new int[] {1, 2, 3, 5}) {
            for (int count : new int[] {0, 1, 20, 1_000}) {
                assertThat(genomes(select(kind, sure(objectives), objectives, count, barred)))
                        .as("%d objectives, %d asked", objectives, count)
                        .hasSize(Math.min(count, 341))
                        .doesNotHaveDuplicates()
                        .doesNotContainAnyElementsOf(barred);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldChooseTheSameForTheSameSeed(String kind) {
        assertThat(genomes(select(kind, unsure(), 2, 10, Set.of())))
                .isEqualTo(genomes(select(kind, unsure(), 2, 10, Set.of())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldCopeWithNothingToChooseFromAndNothingMeasured(String kind) {
        BatchSelection selection = BatchSelections.ALL.named(Optional.of(kind));
        PredictedProblem problem = sure(2);

        assertThat(
                        selection.select(
                                new BatchRequest(
                                        problem,
                                        List.of(),
                                        List.of(),
                                        5,
                                        Set.of(),
                                        new SplittableRandom(1))))
                .isEmpty();
        assertThat(
                        selection.select(
                                new BatchRequest(
                                        problem,
                                        problem.score(ALL),
                                        List.of(),
                                        5,
                                        Set.of(),
                                        new SplittableRandom(1))))
                .hasSize(5);
    }

    @Test
    void shouldAllGainTheSameWhereThePredictorsAreSure() {
        List<Genome> certain = genomes(select("hypervolume-gain", sure(2), 2, 6, Set.of()));

        assertThat(genomes(select("expected-hypervolume-improvement", sure(2), 2, 6, Set.of())))
                .isEqualTo(certain);
        assertThat(genomes(select("thompson", sure(2), 2, 6, Set.of()))).isEqualTo(certain);
    }

    /** The mean of one is a little better, but only the other may be far better. */
    @Test
    void shouldExploreWithExpectationsAndSamplesButNotWithMeans() {
        Set<Genome> expected = firstChoices("expected-hypervolume-improvement");
        Set<Genome> sampled = firstChoices("thompson");

        assertThat(firstChoices("hypervolume-gain")).containsExactly(Genome.of(0));
        assertThat(expected).containsExactly(Genome.of(2));
        assertThat(sampled).contains(Genome.of(2));
    }

    @Test
    void shouldNameTheKindsThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> BatchSelections.ALL.named(Optional.of("luck")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'batch' is 'luck'; expected " + BatchSelections.ALL.expected());
        assertThat(BatchSelections.ALL.named(Optional.empty()))
                .isInstanceOf(ImprovementAndDiversity.class);
    }

    private static Set<Genome> firstChoices(String kind) {
        PredictedProblem problem = unsure();
        Set<Genome> first = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            BatchRequest request =
                    new BatchRequest(
                            problem,
                            problem.score(problem.space().canonicalGenomes().toList()),
                            List.of(new Evaluation(0, 0, Genome.of(1), new double[] {0, 0}, false)),
                            1,
                            Set.of(Genome.of(1)),
                            new SplittableRandom(seed));
            first.add(BatchSelections.ALL.named(Optional.of(kind)).select(request).get(0).genome());
        }
        return first;
    }

    /** Sure of the first option, -0.02 for both; knows nothing of the third, whose mean is 0. */
    private static PredictedProblem unsure() {
        Predictor process =
                new GaussianProcessPredictor(
                        new HammingKernel(0, new double[] {5}),
                        1e-6,
                        1,
                        0,
                        1,
                        LabelTransform.IDENTITY,
                        new double[] {-0.02, 0},
                        List.of(Genome.of(0), Genome.of(1)));
        return PredictedProblem.of(
                Spaces.grid(1, 3), Spaces.minimised(2), List.of(process, process));
    }

    private static PredictedProblem sure(int objectives) {
        SplittableRandom random = new SplittableRandom(3);
        List<Predictor.Scorer> scorers = new ArrayList<>();
        for (int o = 0; o < objectives; o++) {
            double[] target = {random.nextInt(21), random.nextInt(21)};
            scorers.add(
                    genomes ->
                            genomes.stream()
                                    .mapToDouble(
                                            g ->
                                                    Math.abs(g.option(0) - target[0])
                                                            + Math.abs(g.option(1) - target[1]))
                                    .toArray());
        }
        return new PredictedProblem(SPACE, Spaces.minimised(objectives), scorers);
    }

    private static List<Prediction> select(
            String kind, PredictedProblem problem, int objectives, int count, Set<Genome> barred) {
        SplittableRandom random = new SplittableRandom(4);
        List<Evaluation> front = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double[] values = random.doubles(objectives, 5, 15).toArray();
            front.add(new Evaluation(0, i, ALL.get(i), values, false));
        }
        List<Genome> genomes = problem.space().canonicalGenomes().toList();
        return BatchSelections.ALL
                .named(Optional.of(kind))
                .select(
                        new BatchRequest(
                                problem, problem.score(genomes), front, count, barred, random));
    }

    private static List<Genome> genomes(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::genome).toList();
    }
}
