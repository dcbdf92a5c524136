package dev.linas.proposer.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheapFirstTacticTest extends TacticContract {
    private static final double[] SECONDS = {100, 10};

    @Override
    Tactic tactic() {
        return new CheapFirstTactic();
    }

    @Test
    void shouldChooseRoundZeroAsLinasDoes() {
        assertThat(designs(Spaces.mobileNet(), Spaces.cells()))
                .containsExactly("space-filling", "random");
    }

    private List<String> designs(SearchSpace... spaces) {
        return Stream.of(spaces)
                .map(space -> tactic().resolved(request(space, 2, 0, 5, 1).spec()))
                .map(spec -> spec.strategy().initialDesign().orElseThrow())
                .toList();
    }

    @Test
    void shouldBeginARoundWithManyForWhatIsCheap() {
        ProposalRequest request = timed(1, 25, List.of());

        assertThat(size(request)).isEqualTo(25);
        assertThat(tactic().propose(request))
                .hasSize(25)
                .allMatch(proposal -> proposal.unasked().equals(List.of(0)));
    }

    @Test
    void shouldThenMeasureTheMostPromisingOfTheseWhole() {
        List<Evaluation> screened = screened(1);
        ProposalRequest request = timed(2, 10, screened);

        List<Proposal> proposals = tactic().propose(request);

        assertThat(size(request)).isEqualTo(10);
        assertThat(measuredGenomes(screened)).containsAll(genomes(proposals));
        assertThat(proposals)
                .hasSize(10)
                .allMatch(proposal -> proposal.unasked().isEmpty())
                .allSatisfy(
                        proposal ->
                                assertThat(proposal.predicted().orElseThrow().get(1))
                                        .isEqualTo(measured(screened, proposal.genome())));
    }

    @Test
    void shouldKeepTheOthersAsCandidatesAndScreenNoneAgain() {
        List<Evaluation> waiting = screened(1);

        assertThat(size(timed(3, 25, waiting))).isEqualTo(25);
        assertThat(genomes(tactic().propose(timed(3, 25, waiting))))
                .hasSize(25)
                .doesNotContainAnyElementsOf(measuredGenomes(waiting));
        assertThat(genomes(tactic().propose(timed(3, 7, waiting)))) // the end of the budget
                .hasSize(7)
                .isSubsetOf(measuredGenomes(waiting));
    }

    @Test
    void shouldMeasureAllObjectivesAtTheEndOfABudget() {
        assertThat(tactic().propose(timed(1, 24, List.of())))
                .hasSize(10)
                .allMatch(proposal -> proposal.unasked().isEmpty());
    }

    private int size(ProposalRequest request) {
        return tactic().roundSize(request.spec(), request.round(), request.history());
    }

    /** What a round screened. */
    private List<Evaluation> screened(int round) {
        List<Evaluation> rows = new ArrayList<>();
        for (Proposal proposal : tactic().propose(timed(round, 25, List.of()))) {
            double[] values = {Double.NaN, 0.1 * rows.size()};
            rows.add(
                    Evaluation.measured(
                                    round,
                                    rows.size(),
                                    proposal.genome(),
                                    values,
                                    List.of(0),
                                    false)
                            .withSeconds(new double[] {0, SECONDS[1]}));
        }
        return rows;
    }

    private static ProposalRequest timed(int round, int count, List<Evaluation> further) {
        ProposalRequest plain = request(Spaces.mobileNet(), 2, round, count, 1);
        List<Evaluation> history = new ArrayList<>();
        plain.history().forEach(row -> history.add(row.withSeconds(SECONDS)));
        history.addAll(further);
        Set<Genome> barred = new HashSet<>(plain.barred());
        return new ProposalRequest(
                plain.spec().toBuilder().population(10).build(),
                round,
                count,
                history,
                plain.predictors(),
                barred);
    }

    private static double measured(List<Evaluation> rows, Genome genome) {
        return rows.stream()
                .filter(row -> row.genome().equals(genome))
                .findFirst()
                .orElseThrow()
                .value(1);
    }

    private static List<Genome> measuredGenomes(List<Evaluation> rows) {
        return rows.stream().map(Evaluation::genome).toList();
    }
}
