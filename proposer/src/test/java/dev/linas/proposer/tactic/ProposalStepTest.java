package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.Spaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProposalStepTest {
    private final SearchSpec spec = Spaces.search(Spaces.tiny(), "linas", 2, 1);
    private final List<Genome> all = Spaces.tiny().canonicalGenomes().toList();

    @Test
    void shouldBeginWithTheInitialPopulationAndGoOnWithThePopulation() {
        assertThat(propose(0, OptionalInt.empty(), 0, List.of(), Set.of())).hasSize(8);
        assertThat(propose(1, OptionalInt.empty(), 0, List.of(), Set.of())).hasSize(5);
    }

    @Test
    void shouldCutTheLastRoundToTheBudget() {
        assertThat(propose(0, OptionalInt.of(3), 0, List.of(), Set.of())).hasSize(3);
        assertThat(propose(1, OptionalInt.of(10), 8, List.of(), Set.of())).hasSize(2);
        assertThat(propose(2, OptionalInt.of(10), 10, List.of(), Set.of())).isEmpty();
        assertThat(propose(2, OptionalInt.of(9), 10, List.of(), Set.of())).isEmpty();
    }

    @Test
    void shouldProposeOnlyUnseenGenomes() {
        Set<Genome> proposed = new HashSet<>(all.subList(0, 10));

        assertThat(propose(1, OptionalInt.empty(), 10, List.of(), proposed))
                .containsExactlyInAnyOrderElementsOf(all.subList(10, 13));
        assertThat(proposed).containsExactlyInAnyOrderElementsOf(all.subList(0, 10));
    }

    @Test
    void shouldTryAGenomeAgainThatFailedForAPassingReason() {
        List<Evaluation> history = new ArrayList<>(List.of(measured(1), failed(0, 0, true)));

        assertThat(propose(1, OptionalInt.empty(), 13, history, Set.copyOf(all)))
                .containsExactly(all.get(0));
    }

    @Test
    void shouldTryAGenomeThreeTimesAtMost() {
        List<Evaluation> twice = List.of(failed(0, 0, true), failed(1, 0, true));
        List<Evaluation> thrice =
                List.of(failed(0, 0, true), failed(1, 0, true), failed(2, 0, true));

        assertThat(propose(2, OptionalInt.empty(), 14, twice, Set.copyOf(all)))
                .containsExactly(all.get(0));
        assertThat(propose(3, OptionalInt.empty(), 15, thrice, Set.copyOf(all))).isEmpty();
    }

    @Test
    void shouldNotTryAGenomeAgainThatFailedForGoodOrWasMeasured() {
        List<Evaluation> history =
                List.of(failed(0, 0, false), failed(0, 1, true), measured(1, 1), measured(2));

        assertThat(propose(1, OptionalInt.empty(), 13, history, Set.copyOf(all))).isEmpty();
    }

    @Test
    void shouldNotDependOnTheOrderOfTheHistory() {
        List<Evaluation> history = List.of(measured(3), measured(2), measured(1));
        List<Evaluation> sorted = history.stream().sorted().toList();

        assertThat(propose(1, OptionalInt.empty(), 3, history, Set.of()))
                .isEqualTo(propose(1, OptionalInt.empty(), 3, sorted, Set.of()));
    }

    @Test
    void shouldNameTheTacticsThereAreWhenAskedForAnother() {
        SearchSpec unknown = Spaces.search(Spaces.tiny(), "magic", 2, 1);

        assertThatThrownBy(
                        () ->
                                ProposalStep.standard()
                                        .propose(
                                                unknown,
                                                0,
                                                OptionalInt.empty(),
                                                0,
                                                List.of(),
                                                List.of(),
                                                Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'tactic' is 'magic'; expected one of linas, linas-paper, evolutionary,"
                                + " one-shot-predictor, ofa-ga, motpe, random");
    }

    private List<Genome> propose(
            int round,
            OptionalInt budget,
            int proposedSoFar,
            List<Evaluation> history,
            Set<Genome> proposed) {
        return TacticContract.genomes(
                ProposalStep.standard()
                        .propose(spec, round, budget, proposedSoFar, history, List.of(), proposed));
    }

    private Evaluation measured(int genome) {
        return measured(0, genome);
    }

    private Evaluation measured(int round, int genome) {
        return new Evaluation(round, genome, all.get(genome), new double[] {1, genome}, false);
    }

    private Evaluation failed(int round, int genome, boolean retryable) {
        double[] values = {1, Double.NaN};
        return new Evaluation(round, genome, all.get(genome), values, retryable);
    }
}
