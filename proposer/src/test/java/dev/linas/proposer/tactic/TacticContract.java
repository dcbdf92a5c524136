package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.design.RandomDesign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Tactic} must keep. */
abstract class TacticContract {
    /** The tactic under test. */
    abstract Tactic tactic();

    @Test
    void shouldBeFoundByItsName() {
        assertThat(Tactics.ALL.named(tactic().name())).hasSameClassAs(tactic());
    }

    @Test
    void shouldDeclareEverySettingOnceAndFixNoneOfThem() {
        List<String> keys = tactic().settings().stream().map(Setting::key).toList();

        assertThat(keys).doesNotHaveDuplicates().noneMatch(tactic().fixedKeys()::contains);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldProposeAsManyUnseenCanonicalGenomesAsAsked(int objectives) {
        ProposalRequest request = request(Spaces.mobileNet(), objectives, 3, 12, 1);

        List<Proposal> proposals = tactic().propose(request);

        assertThat(genomes(proposals))
                .hasSize(12)
                .doesNotHaveDuplicates()
                .allMatch(request.spec().space()::isCanonical)
                .doesNotContainAnyElementsOf(request.barred());
    }

    @Test
    void shouldNotChangeTheRequest() {
        ProposalRequest request = request(Spaces.cells(), 2, 1, 12, 1);
        Set<Genome> barred = Set.copyOf(request.barred());

        tactic().propose(request);

        assertThat(request.barred()).isEqualTo(barred);
    }

    @Test
    void shouldProposeTheSameForTheSameSeedAndRoundOnly() {
        SearchSpace space = Spaces.mobileNet();
        List<Proposal> proposals = tactic().propose(request(space, 2, 0, 12, 1));

        assertThat(tactic().propose(request(space, 2, 0, 12, 1))).isEqualTo(proposals);
        assertThat(tactic().propose(request(space, 2, 0, 12, 2))).isNotEqualTo(proposals);
        assertThat(tactic().propose(request(space, 2, 1, 12, 1))).isNotEqualTo(proposals);
    }

    @Test
    void shouldStartWithAnInitialDesign() {
        assertThat(tactic().propose(request(Spaces.mobileNet(), 2, 0, 12, 1)))
                .hasSize(12)
                .allMatch(p -> p.origin() == Origin.INITIAL_DESIGN && p.predicted().isEmpty());
    }

    @Test
    void shouldProposeWithoutPredictorsAfterARoundInWhichAllFailed() {
        ProposalRequest full = request(Spaces.cells(), 2, 1, 12, 1);
        ProposalRequest request =
                new ProposalRequest(full.spec(), 1, 12, List.of(), List.of(), full.barred());

        assertThat(tactic().propose(request)).hasSize(12).allMatch(p -> p.predicted().isEmpty());
    }

    @Test
    void shouldCopeWithConstantPredictors() {
        ProposalRequest full = request(Spaces.mobileNet(), 2, 1, 12, 1);
        List<Predictor> constant = List.of(new ConstantPredictor(1), new ConstantPredictor(-2));
        ProposalRequest request =
                new ProposalRequest(full.spec(), 1, 12, full.history(), constant, full.barred());

        assertThat(genomes(tactic().propose(request))).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void shouldProposeAllThatIsLeftOfASmallSpace() {
        SearchSpace space = Spaces.tiny();
        Set<Genome> left = new HashSet<>(space.canonicalGenomes().toList());
        ProposalRequest request = request(space, 2, 1, 100, 1);
        left.removeAll(request.barred());

        assertThat(genomes(tactic().propose(request)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void shouldProposeNothingWhereEverythingWasProposed() {
        SearchSpace space = Spaces.tiny();
        ProposalRequest full = request(space, 2, 1, 5, 1);
        ProposalRequest request =
                new ProposalRequest(
                        full.spec(),
                        1,
                        5,
                        full.history(),
                        full.predictors(),
                        Set.copyOf(space.canonicalGenomes().toList()));

        assertThat(tactic().propose(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200})
    void shouldProposeRoundsOfAnySize(int count) {
        assertThat(genomes(tactic().propose(request(Spaces.mobileNet(), 2, 1, count, 1))))
                .hasSize(count)
                .doesNotHaveDuplicates();
        assertThat(genomes(tactic().propose(request(Spaces.mobileNet(), 2, 0, count, 1))))
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnFromASingleRow() {
        ProposalRequest full = request(Spaces.mobileNet(), 2, 1, 12, 1);

        assertThat(genomes(tactic().propose(measured(full, full.history().subList(0, 1)))))
                .hasSize(12)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(full.barred());
    }

    @Test
    void shouldGoOnFromRowsThatAllMeasuredTheSame() {
        ProposalRequest full = request(Spaces.mobileNet(), 2, 1, 12, 1);
        List<Evaluation> same =
                full.history().stream().map(row -> row(row, new double[] {3, 3})).toList();

        assertThat(genomes(tactic().propose(measured(full, same))))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWhereEveryCandidateFailed() {
        ProposalRequest full = request(Spaces.mobileNet(), 2, 1, 12, 1);
        List<Evaluation> failed =
                full.history().stream().map(row -> row(row, new double[] {1, Double.NaN})).toList();
        ProposalRequest request =
                new ProposalRequest(full.spec(), 1, 12, failed, List.of(), full.barred());

        assertThat(genomes(tactic().propose(request)))
                .hasSize(12)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(full.barred());
    }

    @Test
    void shouldBeginWithAWarmStart() {
        SearchSpace space = Spaces.mobileNet();
        List<Genome> start = new RandomDesign().design(space, 3, Set.of(), new SplittableRandom(7));
        SearchSpec plain = request(space, 2, 0, 12, 1).spec();
        SearchSpec spec = plain.with(Strategy.DEFAULT.toBuilder().warmStart(start).build());

        List<Genome> design =
                genomes(
                        tactic().propose(
                                        new ProposalRequest(
                                                spec, 0, 12, List.of(), List.of(), Set.of())));

        assertThat(design).hasSize(12).doesNotHaveDuplicates();
        if (!tactic().fixedKeys().contains("warm_start")) {
            assertThat(design).startsWith(start.toArray(Genome[]::new));
        }
    }

    @Test
    void shouldResolveASearchOnceAndForAll() {
        SearchSpec resolved = tactic().resolved(request(Spaces.cells(), 2, 0, 5, 1).spec());

        assertThat(tactic().resolved(resolved)).isEqualTo(resolved);
        assertThat(resolved.seed()).isEqualTo(1);
    }

    private static ProposalRequest measured(ProposalRequest request, List<Evaluation> history) {
        return new ProposalRequest(
                request.spec(),
                request.round(),
                request.count(),
                history,
                request.predictors(),
                request.barred());
    }

    private static Evaluation row(Evaluation row, double[] values) {
        return new Evaluation(row.round(), row.index(), row.genome(), values, false);
    }

    /** A request with seven measured genomes (barred) and linear predictors, from round 1 on. */
    static ProposalRequest request(
            SearchSpace space, int objectives, int round, int count, long seed) {
        SearchSpec spec = Spaces.search(space, "linas", objectives, seed);
        if (round == 0) {
            return new ProposalRequest(spec, 0, count, List.of(), List.of(), new HashSet<>());
        }
        SplittableRandom random = new SplittableRandom(99);
        List<Genome> measured = new RandomDesign().design(space, 7, Set.of(), random);
        List<Evaluation> history = new ArrayList<>();
        for (Genome genome : measured) {
            double[] values = random.doubles(objectives).toArray();
            history.add(new Evaluation(0, history.size(), genome, values, false));
        }
        List<Predictor> predictors =
                IntStream.range(0, objectives).mapToObj(o -> linear(space, random)).toList();
        return new ProposalRequest(
                spec, round, count, history, predictors, new HashSet<>(measured));
    }

    static Predictor linear(SearchSpace space, SplittableRandom random) {
        double[] weights = random.doubles(new OneHotEncoding(space).columns()).toArray();
        return new LinearPredictor(0.5, weights);
    }

    static List<Genome> genomes(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::genome).toList();
    }
}
