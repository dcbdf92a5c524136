package dev.linas.proposer.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Suitability;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.InnerSearch;
import dev.linas.proposer.inner.InnerSearchContract;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link EvolutionaryAlgorithm} must keep. */
abstract class AlgorithmContract extends InnerSearchContract {
    /** The algorithm under test. */
    abstract EvolutionaryAlgorithm algorithm();

    @Override
    protected InnerSearch search() {
        return new EvolutionarySearch(algorithm(), EvolutionSettings.DEFAULT);
    }

    @Override
    protected int[] objectives() {
        return IntStream.of(1, 2, 5)
                .filter(o -> algorithm().suitability(o).grade() != Suitability.Grade.NONE)
                .toArray();
    }

    @Test
    void shouldBeFoundByItsName() {
        assertThat(Algorithms.ALL.named(algorithm().name())).hasSameClassAs(algorithm());
    }

    @Test
    void shouldFindSomethingElseForAnotherSeed() {
        PredictedProblem problem = linear(Spaces.mobileNet(), objectives()[0]);

        assertThat(genomes(run(problem, List.of(), 500, 1)))
                .isNotEqualTo(genomes(run(problem, List.of(), 500, 2)));
    }

    /** The best of 2,000 random ones is about 3.3 deviations below the mean. */
    @Test
    void shouldGoFarBeyondWhatChanceFinds() {
        SearchSpace space = Spaces.mobileNet();
        PredictedProblem problem = linear(space, objectives()[0]);
        SplittableRandom random = new SplittableRandom(5);
        Set<Genome> drawn = new HashSet<>();
        while (drawn.size() < 2_000) {
            drawn.add(space.random(random));
        }
        double byChance = best(problem.score(List.copyOf(drawn)));
        double mean =
                problem.score(List.copyOf(drawn)).stream()
                        .mapToDouble(p -> p.cost(0))
                        .average()
                        .orElseThrow();

        double found = best(run(problem, List.of(), 2_000, 1));

        assertThat(mean - found).isGreaterThan(1.3 * (mean - byChance));
    }

    @Test
    void shouldSpendMostEvaluationsWithinTheBounds() {
        int objectives = objectives()[0];
        PredictedProblem free = linear(Spaces.mobileNet(), objectives);
        double[] sample =
                run(free, List.of(), 100, 1).stream()
                        .mapToDouble(p -> p.cost(0))
                        .sorted()
                        .toArray();
        List<Objective> bounded = new ArrayList<>(Spaces.minimised(objectives));
        bounded.set(0, Spaces.objective(0, OptionalDouble.of(sample[2])));

        List<Prediction> found = run(linear(Spaces.mobileNet(), bounded), List.of(), 3_000, 1);

        assertThat(found.stream().filter(p -> p.violation() == 0).count()).isGreaterThan(1_200);
    }

    /** Nothing but what it was told may decide, so that a run can be rebuilt from a log. */
    @Test
    void shouldGoOnTheSameWhereARunIsToldTheSameAgain() {
        PredictedProblem problem = linear(Spaces.mobileNet(), objectives()[0]);
        Evolution asked = begin(problem);
        Evolution rebuilt = begin(problem);
        SplittableRandom draw = new SplittableRandom(3);
        for (int round = 0; round < 4; round++) {
            List<Genome> generation = new ArrayList<>();
            while (generation.size() < 20) {
                generation.add(round == 0 ? problem.space().random(draw) : asked.mate(draw)[0]);
            }
            List<Prediction> scored = problem.score(generation);
            asked.tell(scored, new SplittableRandom(round));
            rebuilt.tell(scored, new SplittableRandom(round));
        }

        for (int mating = 0; mating < 20; mating++) {
            assertThat(rebuilt.mate(new SplittableRandom(mating)))
                    .isEqualTo(asked.mate(new SplittableRandom(mating)));
        }
    }

    @Test
    void shouldCopeWithOneFounderAndWithIdenticalCosts() {
        PredictedProblem problem = linear(Spaces.cells(), objectives()[0]);
        Evolution evolution = begin(problem);
        SplittableRandom random = new SplittableRandom(1);

        evolution.tell(problem.score(List.of(Genome.of(0, 0, 0, 0, 0, 0))), random);
        for (int mating = 0; mating < 30; mating++) {
            Genome[] children = evolution.mate(random);
            assertThat(children).isNotEmpty().allMatch(problem.space()::isCanonical);
            evolution.tell(problem.score(List.of(children[0])), random);
        }
    }

    private Evolution begin(PredictedProblem problem) {
        return algorithm().begin(problem.space(), problem.objectives(), EvolutionSettings.DEFAULT);
    }

    private static double best(List<Prediction> predictions) {
        return predictions.stream()
                .min(Comparator.comparingDouble(p -> p.cost(0)))
                .orElseThrow()
                .cost(0);
    }
}
