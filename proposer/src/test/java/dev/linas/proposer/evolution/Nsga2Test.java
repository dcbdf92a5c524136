package dev.linas.proposer.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.InnerSearch;
import dev.linas.proposer.inner.InnerSearchContract;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Nsga2Test extends InnerSearchContract {
    @Override
    protected InnerSearch search() {
        return new EvolutionarySearch(new Nsga2(), EvolutionSettings.DEFAULT);
    }

    @Test
    void shouldFindSomethingElseForAnotherSeed() {
        PredictedProblem problem = linear(Spaces.mobileNet(), 2);

        assertThat(genomes(run(problem, List.of(), 500, 1)))
                .isNotEqualTo(genomes(run(problem, List.of(), 500, 2)));
    }

    @Test
    void shouldFindTheBestOfALinearObjective() {
        SearchSpace space = Spaces.grid(40, 3);
        PredictedProblem problem =
                new PredictedProblem(
                        space,
                        Spaces.minimised(1),
                        List.of(
                                genomes ->
                                        genomes.stream()
                                                .mapToDouble(g -> IntStream.of(g.toIndices()).sum())
                                                .toArray()));

        List<Prediction> found = run(problem, List.of(), 10_000, 1);

        assertThat(found.stream().mapToDouble(p -> p.cost(0)).min()).hasValue(0);
    }

    @Test
    void shouldSpendMostEvaluationsWithinTheBounds() {
        PredictedProblem free = linear(Spaces.mobileNet(), 2);
        List<Prediction> sample =
                run(free, List.of(), 100, 1).stream()
                        .sorted(Comparator.comparingDouble(p -> p.cost(0)))
                        .toList();
        double tight = sample.get(2).cost(0);

        List<Prediction> found =
                run(linear(Spaces.mobileNet(), bounded(tight)), List.of(), 4_000, 1);

        assertThat(sample.stream().filter(p -> p.cost(0) <= tight)).hasSize(3);
        assertThat(found.stream().filter(p -> p.violation() == 0).count()).isGreaterThan(2_000);
    }

    @Test
    void shouldFindNeighboursOfItsStartBeforeThoseOfRandomGenomes() {
        PredictedProblem problem = IntegerProblem.ZDT1.predicted();
        Genome good = Genome.of(new int[problem.space().size()]);

        List<Prediction> warm = run(problem, List.of(good), 1_000, 1);
        List<Prediction> cold = run(problem, List.of(), 1_000, 1);

        assertThat(lowestSum(warm.subList(1, 1_000))).isLessThan(lowestSum(cold));
    }

    @Test
    void shouldGiveSwitchedOnVariablesAnyOfTheirOptions() {
        SearchSpace space = Spaces.tiny();
        Genome off = Genome.of(0, 0);
        Variation variation =
                new Variation(space, new EvolutionSettings(2, 1, OptionalDouble.of(1)));
        SplittableRandom random = new SplittableRandom(1);

        List<Genome> children =
                IntStream.range(0, 200)
                        .mapToObj(i -> variation.children(off, off, random)[0])
                        .toList();

        assertThat(children).allMatch(space::isCanonical);
        assertThat(children.stream().map(g -> g.option(1))).contains(0, 1, 2);
    }

    @Test
    void shouldMutateAtTheRateItIsGiven() {
        SearchSpace space = Spaces.grid(100, 4);
        Genome parent = Genome.of(new int[100]);
        Variation variation =
                new Variation(space, new EvolutionSettings(2, 0.9, OptionalDouble.of(0.02)));
        SplittableRandom random = new SplittableRandom(1);

        long changed =
                IntStream.range(0, 500)
                        .mapToObj(i -> variation.children(parent, parent, random))
                        .flatMapToInt(pair -> IntStream.of(pair[0].toIndices()))
                        .filter(option -> option != 0)
                        .count();

        // Expected 1,000 of 50,000; the standard deviation is 31.
        assertThat(changed).isBetween(850L, 1_150L);
    }

    @Test
    void shouldRejectSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new EvolutionSettings(1, 0.9, OptionalDouble.empty()))
                .hasMessage("'algorithm.population' is 1; expected 2 or more");
        assertThatThrownBy(() -> new EvolutionSettings(50, 1.5, OptionalDouble.empty()))
                .hasMessage("'algorithm.crossover' is 1.5; expected a probability, 0 to 1");
        assertThatThrownBy(() -> new EvolutionSettings(50, 0.9, OptionalDouble.of(-1)))
                .hasMessage("'algorithm.mutation' is -1.0; expected a probability, 0 to 1");
    }

    private static double lowestSum(List<Prediction> predictions) {
        return predictions.stream().mapToDouble(p -> p.cost(0) + p.cost(1)).min().orElseThrow();
    }
}
