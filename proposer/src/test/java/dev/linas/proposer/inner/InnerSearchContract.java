package dev.linas.proposer.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.design.RandomDesign;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link InnerSearch} must keep. */
public abstract class InnerSearchContract {
    /** The search under test. */
    protected abstract InnerSearch search();

    /** Numbers of objectives that it is meant for. */
    protected int[] objectives() {
        return new int[] {1, 2, 5};
    }

    /** Two, or one where the search is meant for one. */
    private int few() {
        return Arrays.stream(objectives()).filter(o -> o <= 2).max().orElseThrow();
    }

    @Test
    void shouldPredictDistinctCanonicalGenomesOfTheSpace() {
        SearchSpace space = Spaces.mobileNet();

        for (int objectives : objectives()) {
            List<Prediction> found = run(linear(space, objectives), List.of(), 700, 1);

            assertThat(genomes(found))
                    .as("%d objectives", objectives)
                    .hasSize(700)
                    .doesNotHaveDuplicates()
                    .allSatisfy(space::check)
                    .allMatch(space::isCanonical);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 99, 100, 101, 250})
    void shouldSpendTheEvaluationsItIsGivenAndNoMore(int evaluations) {
        assertThat(run(linear(Spaces.mobileNet(), few()), List.of(), evaluations, 1))
                .hasSize(evaluations);
    }

    @Test
    void shouldFindTheSameForTheSameSeed() {
        PredictedProblem problem = linear(Spaces.mobileNet(), few());

        assertThat(genomes(run(problem, List.of(), 500, 1)))
                .isEqualTo(genomes(run(problem, List.of(), 500, 1)));
    }

    @Test
    void shouldPredictItsStartWithoutChangingIt() {
        SearchSpace space = Spaces.mobileNet();
        Genome[] start =
                new RandomDesign()
                        .design(space, 150, Set.of(), new SplittableRandom(2))
                        .toArray(Genome[]::new);
        List<Genome> given = Arrays.asList(start.clone());

        List<Prediction> found = run(linear(space, few()), given, 500, 1);

        assertThat(given).containsExactly(start);
        assertThat(genomes(found)).contains(start);
        assertThat(run(linear(space, few()), given, 20, 1)).hasSize(20);
    }

    @Test
    void shouldNotBeConfusedByAStartThatRepeatsItself() {
        Genome genome = Spaces.mobileNet().random(new SplittableRandom(1));

        List<Prediction> found =
                run(linear(Spaces.mobileNet(), few()), List.of(genome, genome), 200, 1);

        assertThat(genomes(found)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void shouldPredictEverySubNetworkOfASpaceSmallerThanTheEvaluations() {
        SearchSpace space = Spaces.tiny();

        assertThat(genomes(run(linear(space, few()), List.of(), 20_000, 1)))
                .containsExactlyInAnyOrderElementsOf(space.canonicalGenomes().toList());
    }

    @Test
    void shouldCopeWithASpaceOfOneSubNetwork() {
        assertThat(run(linear(Spaces.grid(1, 1), few()), List.of(), 100, 1)).hasSize(1);
    }

    @Test
    void shouldCopeWithConstantPredictors() {
        SearchSpace space = Spaces.mobileNet();
        List<Predictor> constant = Collections.nCopies(few(), new ConstantPredictor(3));
        PredictedProblem problem = PredictedProblem.of(space, Spaces.minimised(few()), constant);

        assertThat(genomes(run(problem, List.of(), 500, 1))).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void shouldCopeWithPredictionsThatAreNoNumbers() {
        SearchSpace space = Spaces.mobileNet();
        Predictor.Scorer broken =
                genomes ->
                        genomes.stream()
                                .mapToDouble(g -> g.option(0) == 0 ? Double.NaN : 1.0 / g.option(1))
                                .toArray();
        PredictedProblem problem =
                new PredictedProblem(
                        space, Spaces.minimised(few()), Collections.nCopies(few(), broken));

        assertThat(genomes(run(problem, List.of(), 500, 1))).hasSize(500).doesNotHaveDuplicates();
    }

    protected List<Prediction> run(
            PredictedProblem problem, List<Genome> start, int evaluations, long seed) {
        return search().search(problem, start, evaluations, new SplittableRandom(seed));
    }

    protected static PredictedProblem linear(SearchSpace space, int objectives) {
        return linear(space, Spaces.minimised(objectives));
    }

    protected static PredictedProblem linear(SearchSpace space, List<Objective> objectives) {
        SplittableRandom random = new SplittableRandom(77);
        int columns = new OneHotEncoding(space).columns();
        List<Predictor> predictors =
                IntStream.range(0, objectives.size())
                        .<Predictor>mapToObj(
                                o -> new LinearPredictor(0, random.doubles(columns).toArray()))
                        .toList();
        return PredictedProblem.of(space, objectives, predictors);
    }

    protected static List<Objective> bounded(double bound) {
        return List.of(
                Spaces.objective(0, OptionalDouble.of(bound)),
                Spaces.objective(1, OptionalDouble.empty()));
    }

    protected static List<Genome> genomes(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::genome).toList();
    }
}
