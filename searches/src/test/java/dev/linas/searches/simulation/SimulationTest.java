package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.random.Normal;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.proposer.tactic.Repeats;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Genome FRAGILE = Genome.of(0, 1, 0, 1);
    private static final int SPACE_SIZE = 24;

    private final FakeMeter lab = new FakeMeter(genome -> MetricOutcome.exactly(accuracy(genome)));
    private FakeMeter phone = new FakeMeter(genome -> MetricOutcome.exactly(latency(genome)));

    @Test
    void shouldSpendExactlyTheBudgetInRoundsOfThePopulation() throws InterruptedException {
        SearchResult result = run(TestSpaces.spec());

        assertThat(result.finished()).contains("BUDGET");
        assertThat(result.evaluations()).hasSize(20).isSorted();
        assertThat(sizesByRound(result)).containsExactly(6L, 4L, 4L, 4L, 2L);
    }

    @Test
    void shouldRecordWhatTheMetersGave() throws InterruptedException {
        SearchResult result = run(TestSpaces.spec());

        assertThat(result.evaluations())
                .allSatisfy(
                        evaluation -> {
                            Genome genome = evaluation.genome();
                            assertThat(evaluation.values())
                                    .containsExactly(accuracy(genome), latency(genome));
                            assertThat(evaluation.retryable()).isFalse();
                        });
        assertThat(result.hypervolume()).isPositive();
        assertThat(result.referencePoint()).isPresent();
        assertThat(result.front()).isNotEmpty().isSubsetOf(result.evaluations());
    }

    @Test
    void shouldGiveTheSameForTheSameSeedAndAnotherOrderForAnother() throws InterruptedException {
        SearchResult first = run(TestSpaces.spec());

        assertThat(run(TestSpaces.spec())).isEqualTo(first);
        assertThat(genomes(run(withSeed(2)))).isNotEqualTo(genomes(first));
    }

    @Test
    void shouldTellOfEveryRound() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        try (ObjectiveMeters meters = meters(TestSpaces.spec())) {
            new Simulation(
                            TestSpaces.spec(),
                            meters,
                            (spec, round, evaluations, hypervolume) ->
                                    heard.add(round + ":" + evaluations))
                    .run();
        }

        assertThat(heard).containsExactly("0:6", "1:10", "2:14", "3:18", "4:20");
    }

    @Test
    void shouldEndWhenTheSpaceIsExhausted() throws InterruptedException {
        SearchResult result = run(withBudget(1000));

        assertThat(result.finished()).contains("SPACE_EXHAUSTED");
        assertThat(genomes(result))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(TestSpaces.tiny().canonicalGenomes().toList());
    }

    @Test
    void shouldNotRepeatAPermanentFailure() throws InterruptedException {
        phone = failingFor(FRAGILE, MetricOutcome.permanentFailure("does not fit in memory"));

        SearchResult result = run(withBudget(1000));

        assertThat(evaluationsOf(FRAGILE, result))
                .singleElement()
                .satisfies(
                        evaluation -> {
                            assertThat(evaluation.value(0)).isEqualTo(accuracy(FRAGILE));
                            assertThat(evaluation.value(1)).isNaN();
                            assertThat(evaluation.retryable()).isFalse();
                        });
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.evaluations()).hasSize(SPACE_SIZE);
        assertThat(genomes(result.front())).doesNotContain(FRAGILE);
    }

    @Test
    void shouldTryATransientFailureThreeTimesInAllAndCountEach() throws InterruptedException {
        phone = failingFor(FRAGILE, MetricOutcome.transientFailure("no connection"));

        SearchResult result = run(withBudget(1000));

        assertThat(result.finished()).contains("SPACE_EXHAUSTED");
        assertThat(evaluationsOf(FRAGILE, result)).hasSize(3).allMatch(Evaluation::retryable);
        assertThat(result.evaluations()).hasSize(SPACE_SIZE + 2);
    }

    @Test
    void shouldMeasureOnlyWhatIsMissingWhenAGenomeIsTriedAgain() throws InterruptedException {
        phone = failingFor(FRAGILE, MetricOutcome.transientFailure("no connection"));

        run(withBudget(1000));

        assertThat(lab.asked()).doesNotHaveDuplicates().hasSize(SPACE_SIZE);
        assertThat(phone.asked()).hasSize(SPACE_SIZE + 2);
    }

    @Test
    void shouldEndAsFailedWhenEverythingFails() throws InterruptedException {
        phone = new FakeMeter(genome -> MetricOutcome.permanentFailure("broken"));

        SearchResult result = run(TestSpaces.spec());

        assertThat(result.finished()).contains("FAILED");
        assertThat(result.failed()).isBetween(10, 20);
        assertThat(result.front()).isEmpty();
        assertThat(result.referencePoint()).isEmpty();
        assertThat(result.hypervolume()).isNaN();
    }

    @Test
    void shouldKeepTheFirstFailureOfAPoolAndCloseItsMeters() throws InterruptedException {
        phone = new FakeMeter(genome -> MetricOutcome.permanentFailure("broken " + genome));
        ObjectiveMeters meters = meters(TestSpaces.spec());
        SearchResult result;
        try (meters) {
            result = new Simulation(TestSpaces.spec(), meters, (s, r, e, h) -> {}).run();
        }

        assertThat(meters.firstFailures())
                .containsExactly(
                        Map.entry(
                                "phone",
                                "latency_ms: broken " + result.evaluations().get(0).genome()));
        assertThat(lab.closed()).isTrue();
        assertThat(phone.closed()).isTrue();
    }

    @Test
    void shouldMeasureTheFrontAgainWithinTheBudgetAndPutTheValuesTogether()
            throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        phone =
                new FakeMeter(
                        genome ->
                                MetricOutcome.within(latency(genome) + 3 * Normal.next(random), 3));
        SearchSpec spec = TestSpaces.spec();

        SearchResult result = run(spec.with(spec.strategy().with(Repeats.SHARE, 0.5)));

        assertThat(result.evaluations()).hasSize(20);
        Map<Genome, List<Evaluation>> rows =
                result.evaluations().stream().collect(Collectors.groupingBy(Evaluation::genome));
        assertThat(rows).hasSizeLessThan(20).hasSizeGreaterThanOrEqualTo(10);
        assertThat(lab.asked()).hasSize(rows.size());
        assertThat(phone.asked()).hasSize(20);
        for (Evaluation member : result.front()) {
            List<Evaluation> own = rows.get(member.genome());
            assertThat(member.index()).isEqualTo(own.get(0).index());
            assertThat(member.value(1))
                    .isCloseTo(
                            own.stream().mapToDouble(row -> row.value(1)).average().orElseThrow(),
                            within(1e-12));
            assertThat(member.standardError(1)).isCloseTo(3 / Math.sqrt(own.size()), within(1e-12));
        }
    }

    private SearchResult run(SearchSpec spec) throws InterruptedException {
        try (ObjectiveMeters meters = meters(spec)) {
            return new Simulation(spec, meters, (s, round, evaluations, hypervolume) -> {}).run();
        }
    }

    private ObjectiveMeters meters(SearchSpec spec) {
        return new ObjectiveMeters(spec, Map.of("lab", lab, "phone", phone), MeasuredValues.kept());
    }

    private static FakeMeter failingFor(Genome fragile, MetricOutcome failure) {
        return new FakeMeter(
                genome ->
                        genome.equals(fragile) ? failure : MetricOutcome.exactly(latency(genome)));
    }

    private static double accuracy(Genome genome) {
        return 50 + 5.5 * genome.option(0) + 3 * genome.option(1) + 2.25 * genome.option(2);
    }

    private static double latency(Genome genome) {
        return 4
                + 3 * genome.option(0)
                + genome.option(1)
                + 2 * genome.option(2)
                + genome.option(3);
    }

    private static List<Long> sizesByRound(SearchResult result) {
        return List.copyOf(
                result.evaluations().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Evaluation::round, TreeMap::new, Collectors.counting()))
                        .values());
    }

    private static List<Evaluation> evaluationsOf(Genome genome, SearchResult result) {
        return result.evaluations().stream().filter(e -> e.genome().equals(genome)).toList();
    }

    private static List<Genome> genomes(SearchResult result) {
        return genomes(result.evaluations());
    }

    private static List<Genome> genomes(List<Evaluation> evaluations) {
        return evaluations.stream().map(Evaluation::genome).toList();
    }

    private static SearchSpec withSeed(long seed) {
        return variant(TestSpaces.spec().budget(), seed);
    }

    private static SearchSpec withBudget(int budget) {
        return variant(OptionalInt.of(budget), 1);
    }

    private static SearchSpec variant(OptionalInt budget, long seed) {
        SearchSpec spec = TestSpaces.spec();
        return spec.with(spec.tactic(), budget, seed);
    }
}
